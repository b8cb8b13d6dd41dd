-- Reads a part of several ledgers, up to `limit` records each: [from, to], in ms.
-- Returns for each {the record before, records, amendments, length, first record, last record}.
local replies = {}
for at = 1, tonumber(count) do
  local slots, amendments, from, last = take_key(), take_key(), take_arg(), take_arg()
  replies[at] = {
    redis.call('XREVRANGE', slots, string.format('%.0f', math.max(1, tonumber(from)) - 1) .. '-1', '-', 'COUNT', 1),
    redis.call('XRANGE', slots, from .. '-0', last .. '-0', 'COUNT', limit),
    redis.call('HGETALL', amendments),
    redis.call('XLEN', slots),
    redis.call('XRANGE', slots, '-', '+', 'COUNT', 1),
    redis.call('XREVRANGE', slots, '+', '-', 'COUNT', 1),
  }
end
return replies
