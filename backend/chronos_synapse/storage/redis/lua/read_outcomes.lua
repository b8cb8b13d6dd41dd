-- How the latest execution of each of several jobs ended, and when: two values for each.
local replies = {}
for at = 1, tonumber(count) do
  local found = redis.call('HMGET', take_key(), 'last_state', 'last_finished_at')
  replies[2 * at - 1], replies[2 * at] = found[1], found[2]
end
return replies
