-- Executions that wait for the time of their next attempt, each with "owner place entry" beside it. They hold their place
-- in their job, and nothing of what an owner or a tag may run at once.
local function delay(execution_id, at, owner_id, place, entry)
  redis.call('ZADD', delayed, at, execution_id)
  redis.call('HSET', delayed_entries, execution_id, owner_id .. ' ' .. place .. ' ' .. entry)
end

-- Takes one out; gives its owner, place and entry, or nothing when it does not wait here.
local function undelay(execution_id)
  local text = redis.call('HGET', delayed_entries, execution_id)
  redis.call('HDEL', delayed_entries, execution_id)
  if redis.call('ZREM', delayed, execution_id) == 1 and text then return string.match(text, '^(%S+) (%S+) (.+)$') end
end

-- Takes one that waits, in `state`, out of what is live. One that was started held its place in its job until now.
local function drop_waiting(execution_id, owner_id, state, stats, owner_stats)
  local job_id = string.match(execution_id, '^%w+')
  undelay(execution_id)
  if state == 'retrying' then
    redis.call('ZREM', running_key(job_id), execution_id)
    unpark('job:' .. job_id, owner_id)
  end
  redis.call('HINCRBY', owner_stats, state, -1)
  redis.call('HINCRBY', owner_stats, 'cancelled', 1)
  if redis.call('EXISTS', stats) == 0 then return end
  redis.call('HINCRBY', stats, state, -1)
  redis.call('HINCRBY', stats, 'cancelled', 1)
  if not is_beside(execution_id) then return end
  redis.call('HINCRBY', stats, 'beside', -1)
  if state == 'retrying' then redis.call('HINCRBY', stats, 'beside_running', -1) end
end
