-- Gives executions of a job to another owner, with what is counted of them, their places among the dead letters and the
-- words of their logs. Those that are not the former owner's stay as they are. Returns how many documents were moved.
local moved = 0
local quoted_from, quoted_to = '"' .. from_owner .. '"', '"' .. to_owner .. '"'
for _ = 1, tonumber(count) do
  local execution_id = take_arg()
  local execution, words = execution_key(execution_id), log_words_key(execution_id)
  if string.match(execution_id, '^%w+') == job_id then
    if redis.call('JSON.GET', execution, '.owner_id') == quoted_from then
      local state = string.match(redis.call('JSON.GET', execution, '.state'), '"([%a_]+)"')
      redis.call('JSON.SET', execution, '$.owner_id', quoted_to)
      tally(from_stats, state, -1)
      tally(to_stats, state, 1)
      moved = moved + 1
    end
    local ended_at = redis.call('ZSCORE', from_letters, execution_id)
    if ended_at then
      redis.call('ZREM', from_letters, execution_id)
      redis.call('ZADD', to_letters, ended_at, execution_id)
    end
    if redis.call('HGET', words, 'owner_id') == from_owner then redis.call('HSET', words, 'owner_id', to_owner) end
  end
end
redis.call('ZREMRANGEBYRANK', to_letters, 0, -1 - letters_cap)
settle()
return moved
