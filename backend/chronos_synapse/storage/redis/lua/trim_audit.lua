-- Removes the oldest entries of the audit, `first` to `last`, if what is kept of those before is still `expected`.
-- Returns 1, or 0 when another has removed some meanwhile.
if (redis.call('GET', anchor) or '') ~= expected then return 0 end
for seq = tonumber(first), tonumber(last) do redis.call('UNLINK', audit_entry_key(string.format('%.0f', seq))) end
redis.call('SET', anchor, following)
return 1
