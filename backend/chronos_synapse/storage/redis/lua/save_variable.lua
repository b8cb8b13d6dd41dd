-- Writes the next version of a variable, or removes it with its history (`document` empty). One that is made anew goes on
-- behind every version that was removed, so that nobody takes it for the one he knew.
-- `expected`: the version that must be there, 0 for none, empty for any. Returns {'ok', version}, {'version', the one that
-- is there}, {'missing', 0}, or {'full', 0} or {'heavy', 0} when the scope has as much as may be. With a `fence` the key of
-- a lease follows; {'lost', 0} when that is another's.
if fence ~= '' and redis.call('HGET', take_key(), 'fence') ~= fence then return {'lost', 0} end
local found = redis.call('HGET', variables, name)
local version = found and tonumber(string.match(found, '^%d+')) or 0
if expected ~= '' and tonumber(expected) ~= version then
  -- Perhaps this was done already, and the answer was lost: no two changes have the same document.
  for former = math.max(1, version - kept + 1), document == '' and 0 or version do
    if redis.call('HGET', versions, name .. ':' .. former) == document then return {'ok', former} end
  end
  return {'version', version}
end
if document == '' then
  if not found then return {'missing', 0} end
  redis.call('HSET', totals, 'variables', bytes_of(variables, 'variables') - #found,
    'removed', math.max(version, tonumber(redis.call('HGET', totals, 'removed') or '0')))
  redis.call('HDEL', variables, name)
  for former = math.max(1, version - kept), version do redis.call('HDEL', versions, name .. ':' .. former) end
  return {'ok', version}
end
if not found and redis.call('HLEN', variables) >= tonumber(most) then return {'full', 0} end
if not found then version = tonumber(redis.call('HGET', totals, 'removed') or '0') end
version = version + 1
local stored = version .. ' ' .. document
local total = bytes_of(variables, 'variables') + #stored - (found and #found or 0)
if total > tonumber(most_bytes) then return {'heavy', 0} end
redis.call('HSET', totals, 'variables', total)
redis.call('HSET', variables, name, stored)
redis.call('HSET', versions, name .. ':' .. version, document)
redis.call('HDEL', versions, name .. ':' .. (version - kept))
return {'ok', version}
