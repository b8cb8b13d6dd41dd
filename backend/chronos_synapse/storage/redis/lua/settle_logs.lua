-- Nothing more is to be done for the logs of executions that have ended. A new stream holds four thousand bytes in
-- reserve for its next entries; written anew, a log takes what it needs.
local most_bytes, usage = 65536, 'USAGE'
local logs = {}
for at = 1, tonumber(count) do logs[at] = take_key() end
for _, log in ipairs(logs) do
  if (redis.call('MEMORY', usage, log) or most_bytes) < most_bytes then
    redis.call('RESTORE', log, math.max(redis.call('PTTL', log), 0), redis.call('DUMP', log), 'REPLACE')
  end
end
if #logs > 0 then redis.call('ZREM', open_logs, unpack(ARGV, arg_at + 1, arg_at + #logs)) end
