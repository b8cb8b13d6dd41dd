-- What is shown of several jobs beside their definitions: for each its counters in the order of `fields`, the latest
-- executions that ended, and the armed fire time. One reply costs the client less than three a job.
local names = {}
for name in string.gmatch(fields, '%S+') do names[#names + 1] = name end
local replies = {}
for at = 1, tonumber(count) do
  local stats, recent = take_key(), take_key()
  replies[at] = {
    redis.call('HMGET', stats, unpack(names)),
    redis.call('LRANGE', recent, 0, -1),
    redis.call('ZSCORE', due, take_arg()),
  }
end
return replies
