-- Gives a worker the lease of each queued execution in a batch and takes its message off the queue.
-- Returns {now, {one word an execution}}: 'ok', or 'gone' when it was cancelled or started elsewhere.
local now = now_ms()
local news, replies, done, leased = {}, {}, {}, {}

-- The number of the last attempt of an execution in `state`, as ExecutionDocument.fence has it.
local function last_attempt(execution, state)
  if state == 'queued' then return 0 end
  local number = redis.call('JSON.GET', execution, '$.attempt')
  return tonumber(string.match(number or '', '%d+')) or 1
end

local function count_start(stats, owner_stats, state)
  tally(owner_stats, state, -1)
  tally(owner_stats, 'running', 1)
  -- A deleted job has no counters any more, and must not get new ones.
  if redis.call('HINCRBY', stats, state, -1) < 0 then
    redis.call('UNLINK', stats)
  else
    redis.call('HINCRBY', stats, 'running', 1)
  end
end

for _ = 1, tonumber(count) do
  local execution, lease, stats, owner_stats = take_key(), take_key(), take_key(), take_key()
  local execution_id, message_id, job_id, owner_id, fence = take_arg(), take_arg(), take_arg(), take_arg(), take_arg()
  local found = redis.call('JSON.GET', execution, '.state')
  local state = found and string.match(found, '%a+')
  local word = 'gone'
  if (state == 'queued' or state == 'retrying') and last_attempt(execution, state) == tonumber(fence) - 1 then
    word = 'ok'
    local attempt = fence == '1' and '' or '"attempt":' .. fence .. ','
    redis.call('JSON.MERGE', execution, '$', '{"state":"running",' .. attempt .. '"started_at":' .. now .. ',"worker":"' .. worker .. '"}')
    redis.call('HSET', lease, 'worker', worker, 'fence', fence, 'state', 'running')
    redis.call('PEXPIRE', lease, lease_life_ms)
    leased[#leased + 1] = now + lease_ms
    leased[#leased + 1] = execution_id
    count_start(stats, owner_stats, state)
    news[#news + 1] = event('execution.started', owner_id, job_id, execution_id, 'running', now)
  elseif state == 'running' and last_attempt(execution, state) == tonumber(fence)
    and redis.call('HGET', lease, 'worker') == worker then
    -- It asks again because the answer was lost.
    word = 'ok'
  end
  done[#done + 1] = message_id
  replies[#replies + 1] = word
end
if #leased > 0 then redis.call('ZADD', leases, unpack(leased)) end
redis.call('XACK', queue, group, unpack(done))
redis.call('XDEL', queue, unpack(done))
settle()
publish(events, events_cap, news)
return {now, replies}
