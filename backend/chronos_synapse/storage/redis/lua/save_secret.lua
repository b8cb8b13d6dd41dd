-- Writes what is known of a secret and its ciphertext, or removes both (`info` empty).
-- `former`: the ciphertext that must be there, or empty for any. Returns 'ok', 'missing', 'changed', or 'full' or 'heavy'
-- when the scope has as much as may be.
local found = redis.call('HGET', values, name)
if former ~= '' and found ~= former then return 'changed' end
if info == '' then
  if not found then return 'missing' end
  redis.call('HSET', totals, 'secrets', bytes_of(values, 'secrets') - #found)
  redis.call('HDEL', secrets, name)
  redis.call('HDEL', values, name)
  if redis.call('HLEN', values) == 0 then redis.call('SREM', scopes, scope) end
  return 'ok'
end
if not found and redis.call('HLEN', values) >= tonumber(most) then return 'full' end
local total = bytes_of(values, 'secrets') + #sealed - (found and #found or 0)
if total > tonumber(most_bytes) then return 'heavy' end
redis.call('HSET', totals, 'secrets', total)
redis.call('HSET', secrets, name, info)
redis.call('HSET', values, name, sealed)
redis.call('SADD', scopes, scope)
return 'ok'
