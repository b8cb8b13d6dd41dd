-- How many bytes the values of `hash` have together. They are counted when that is not known, and then kept in `field`.
local function bytes_of(hash, field)
  if redis.call('HLEN', hash) == 0 then return 0 end
  local known = redis.call('HGET', totals, field)
  if known then return tonumber(known) end
  local sum = 0
  for _, name in ipairs(redis.call('HKEYS', hash)) do sum = sum + redis.call('HSTRLEN', hash, name) end
  return sum
end
