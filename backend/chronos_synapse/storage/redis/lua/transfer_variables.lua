-- Gives all variables of a scope to another one, with their versions. Those of the same name there stay, and so do theirs
-- here: their names are returned, and nothing is moved then.
local taken = {}
local names = redis.call('HKEYS', from_variables)
for _, name in ipairs(names) do
  if redis.call('HEXISTS', to_variables, name) == 1 then taken[#taken + 1] = name end
end
if #taken > 0 or #names == 0 then return taken end
local function move(source, target)
  local found = redis.call('HGETALL', source)
  for at = 1, #found, 2 do redis.call('HSET', target, found[at], found[at + 1]) end
  redis.call('UNLINK', source)
end
local size = 0
for _, text in ipairs(redis.call('HVALS', from_variables)) do size = size + #text end
local known = redis.call('HGET', to_totals, 'variables')
if known then redis.call('HSET', to_totals, 'variables', known + size) end
local removed = math.max(tonumber(redis.call('HGET', from_totals, 'removed') or '0'),
  tonumber(redis.call('HGET', to_totals, 'removed') or '0'))
redis.call('HSET', to_totals, 'removed', removed)
move(from_variables, to_variables)
move(from_versions, to_versions)
redis.call('HDEL', from_totals, 'variables')
return {}
