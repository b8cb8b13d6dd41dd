-- Cancels an execution that waits, or asks the worker of a running one to end it.
-- Returns {'cancelled'}, {'asked', worker}, {'final', state} or {'missing'}.
local found = redis.call('JSON.GET', execution, '.state', '.job_id', '.owner_id')
if not found then return {'missing'} end
local fields = cjson.decode(found)
local state, job_id, owner_id = fields['.state'], fields['.job_id'], fields['.owner_id']
if state == 'queued' or state == 'retrying' then
  local now = now_ms()
  local why = state == 'queued' and 'Cancelled before it started.' or 'Cancelled before its next attempt.'
  redis.call('JSON.MERGE', execution, '$', '{"state":"cancelled","finished_at":' .. now .. ',"reason":"' .. why .. '"}')
  drop_waiting(execution_id, owner_id, state, stats, owner_stats)
  admit()
  publish(events, events_cap, {event('execution.finished', owner_id, job_id, execution_id, 'cancelled', now)})
  return {'cancelled'}
end
if state == 'running' then
  local worker = redis.call('HGET', lease, 'worker')
  if worker then redis.call('HSET', lease, 'cancel', '1') end
  return {'asked', worker or ''}
end
return {'final', state}
