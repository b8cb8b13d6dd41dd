-- Gives a job to another owner, with its backfills and what was told of it; its history follows by the record that is made
-- here. Returns 'ok', 'missing', 'moving' (it follows an earlier change still), 'live' (something of it has not ended), or
-- the version that stands in the way.
local found = redis.call('HMGET', stats, 'version', 'queued', 'running', 'retrying')
if not found[1] then return 'missing' end
if found[1] ~= expected then return found[1] end
if redis.call('EXISTS', transfer) == 1 then return 'moving' end
for at = 2, 4 do
  if (tonumber(found[at]) or 0) > 0 then return 'live' end
end
for _, member in ipairs(redis.call('SMEMBERS', running_backfills)) do
  if string.match(member, '^%S+ (%S+)') == job_id then return 'live' end
end
redis.call('SET', former, redis.call('JSON.GET', job))
redis.call('JSON.SET', job, '$', document)
redis.call('HSET', stats, 'version', new_version)
redis.call('ZREM', due_leases, job_id)
redis.call('SADD', owners, to_owner)
for _, backfill_id in ipairs(redis.call('ZRANGE', backfills, 0, -1)) do
  local backfill = backfill_key(backfill_id)
  if redis.call('EXISTS', backfill) == 1 then redis.call('JSON.SET', backfill, '$.owner_id', '"' .. to_owner .. '"') end
end
for _, id in ipairs(redis.call('ZRANGE', insights, 0, -1)) do
  redis.call('JSON.SET', insight_key(id), '$.owner_id', '"' .. to_owner .. '"', 'XX')
end
-- What was advised was found for the former owner: it may name jobs that the new one does not see.
for _, id in ipairs(redis.call('SMEMBERS', job_advice)) do redis.call('UNLINK', advice_key(id)) end
redis.call('UNLINK', job_advice)
-- What was shared with either of them goes: the one has it now, the other is to have nothing of it any more.
for _, subject_id in ipairs({from_owner, to_owner}) do
  redis.call('HDEL', grants, subject_id)
  redis.call('HDEL', granted_key(subject_id), job_id)
end
redis.call('HSET', transfer, 'record', record)
redis.call('SADD', transfers, job_id)
local now = now_ms()
publish(events, events_cap,
  {event('job.deleted', from_owner, job_id, nil, nil, now), event('job.saved', to_owner, job_id, nil, nil, now)})
return 'ok'
