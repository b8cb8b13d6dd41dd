-- Lets go of executions of a backfill that have ended, and takes due times of it while fewer are live than may be.
-- Returns {due times left, live, due time to dispatch, ...}. What was taken is given again until `sent` says that it was
-- dispatched, so that nothing is lost with whoever took it. A due time is written in hex, as in an execution's id.
local marks = redis.call('HGETALL', live)
local reply = {0, 0}
for at = 1, #marks, 2 do
  local due, mark = marks[at], marks[at + 1]
  local found = redis.call('JSON.GET', execution_key(job_id .. '-' .. due .. '-' .. backfill_id), '.state')
  local state = found and string.match(found, '%a+')
  if not state and mark == 'taken' then
    reply[#reply + 1] = due
  elseif state ~= 'queued' and state ~= 'running' and state ~= 'retrying' then
    redis.call('HDEL', live, due)
  end
end
local free = tonumber(max_parallel) - redis.call('HLEN', live)
while free > 0 do
  local due = redis.call('LPOP', slots)
  if not due then break end
  redis.call('HSET', live, due, 'taken')
  reply[#reply + 1] = due
  free = free - 1
end
redis.call('PEXPIRE', live, life_ms)
reply[1] = redis.call('LLEN', slots)
reply[2] = redis.call('HLEN', live)
return reply
