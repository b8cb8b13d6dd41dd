-- Gives a worker the lease of each queued execution in a batch and takes its message off the queue.
-- Returns {now, {one word an execution}}: 'ok', or 'gone' when it was cancelled or started elsewhere.
local now = now_ms()
local news, replies, done = {}, {}, {}

for _ = 1, tonumber(count) do
  local execution, lease, stats, owner_stats = take_key(), take_key(), take_key(), take_key()
  local execution_id, message_id, job_id, owner_id, fence, due_at = take_arg(), take_arg(), take_arg(), take_arg(), take_arg(), take_arg()
  local found = redis.call('JSON.GET', execution, '.state', '.fence')
  local state = found and string.match(found, '"%.state":"(%a+)"')
  local last = found and tonumber(string.match(found, '"%.fence":(%d+)'))
  local word = 'gone'
  if (state == 'queued' or state == 'retrying') and last == tonumber(fence) - 1 then
    word = 'ok'
    local lag = ''
    if fence == '1' then lag = '"lag_ms":' .. math.max(0, now - due_at) .. ',' end
    redis.call('JSON.MERGE', execution, '$', '{"state":"running","fence":' .. fence .. ',' .. lag
      .. '"started_at":' .. now .. ',"worker":"' .. worker .. '"}')
    redis.call('HSET', lease, 'worker', worker, 'fence', fence, 'state', 'running')
    redis.call('PEXPIRE', lease, lease_life_ms)
    redis.call('ZADD', leases, now + lease_ms, execution_id)
    -- A deleted job has no counters any more, and must not get new ones.
    if redis.call('HINCRBY', stats, state, -1) < 0 then
      redis.call('UNLINK', stats)
    else
      redis.call('HINCRBY', stats, 'running', 1)
    end
    redis.call('HINCRBY', owner_stats, state, -1)
    redis.call('HINCRBY', owner_stats, 'running', 1)
    news[#news + 1] = event('execution.started', owner_id, job_id, execution_id, 'running', now)
  elseif state == 'running' and last == tonumber(fence) and redis.call('HGET', lease, 'worker') == worker then
    -- It asks again because the answer was lost.
    word = 'ok'
  end
  done[#done + 1] = message_id
  replies[#replies + 1] = word
end
redis.call('XACK', queue, group, unpack(done))
redis.call('XDEL', queue, unpack(done))
publish(events, events_cap, news)
return {now, replies}
