-- Stores lines of an execution's log under ids made of their offsets, so that a repeated call stores nothing twice,
-- and removes those that fell out of the kept tail. Returns 'ok', or 'lost' when the lease is another's.
if redis.call('HGET', lease, 'fence') ~= fence then return 'lost' end
local newest = redis.call('XREVRANGE', log, '+', '-', 'COUNT', 1)
local last = 0
if newest[1] then last = tonumber(string.match(newest[1][1], '^%d+')) end
for _ = 1, tonumber(count) do
  local offset, time, stream, text = take_arg(), take_arg(), take_arg(), take_arg()
  if offset + 1 > last then
    redis.call('XADD', log, string.format('%.0f-0', offset + 1), 't', time, 's', stream, 'x', text)
    last = offset + 1
  end
end
while arg_at < #ARGV do
  local from, to = tonumber(take_arg()), tonumber(take_arg())
  local ids = {}
  for offset = from, to do
    ids[#ids + 1] = string.format('%.0f-0', offset + 1)
    if #ids == 1000 then redis.call('XDEL', log, unpack(ids)) ids = {} end
  end
  if #ids > 0 then redis.call('XDEL', log, unpack(ids)) end
end
redis.call('PEXPIRE', log, life_ms)
redis.call('PUBLISH', news, last - 1)
return 'ok'
