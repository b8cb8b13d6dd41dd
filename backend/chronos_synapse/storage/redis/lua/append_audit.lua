-- Puts entries behind the newest one of the audit, if that is still the one that they were made for.
-- The documents follow. Returns 'ok', or what is kept of the newest entry that is in the way.
local found = redis.call('GET', head) or ''
if found ~= expected then
  -- Perhaps this was done already, and the answer was lost: no two entries have the same hash.
  local stored = redis.call('JSON.GET', audit_entry_key(first), '.hash')
  if stored == '"' .. first_hash .. '"' then return 'ok' end
  return {'head', found}
end
for seq = tonumber(first), tonumber(first) + tonumber(count) - 1 do
  redis.call('JSON.SET', audit_entry_key(string.format('%.0f', seq)), '$', take_arg())
end
redis.call('SET', head, following)
return 'ok'
