-- Takes an amount of nano-dollars out of all the counters, or out of none. Returns 0, or the place of the first counter
-- that does not hold it. Arguments: for each counter [its limit, 0 for none; its life in ms], after the key of each.
local counters = {}
for at = 1, tonumber(count) do
  local counter, limit, life_ms = take_key(), tonumber(take_arg()), take_arg()
  local spent = tonumber(redis.call('HGET', counter, 'cost') or '0')
  if limit > 0 and spent + tonumber(amount) > limit then return at end
  counters[at] = {counter, life_ms}
end
for _, one in ipairs(counters) do
  redis.call('HINCRBY', one[1], 'cost', amount)
  redis.call('HINCRBY', one[1], 'requests', requests)
  redis.call('PEXPIRE', one[1], one[2])
end
if owner ~= '' then
  redis.call('ZINCRBY', spenders, amount, owner)
  redis.call('PEXPIRE', spenders, spenders_life_ms)
end
return 0
