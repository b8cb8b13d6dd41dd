-- Puts executions that wait back on their queue, each in its place: what lost it there, and what was parked for too long.
-- What still may not start is parked again by a claim.
-- Returns how many were not on it.
local restored = 0
for _ = 1, tonumber(count) do
  local owner_id, place, entry = take_arg(), take_arg(), take_arg()
  local words = words_of(entry)
  local execution = execution_key(words[1])
  local state = redis.call('JSON.GET', execution, '.state')
  if state == '"queued"' or state == '"retrying"' then
    if not redis.call('ZSCORE', waiting_key(words[4], owner_id), entry) then
      restored = restored + 1
      for _, scope in ipairs(scopes_of(words, owner_id)) do redis.call('ZREM', parked_key(scope), entry) end
      redis.call('JSON.MERGE', execution, '$', '{"reason":null}')
      arrive(words[4], owner_id, place, entry)
    end
  end
end
admit()
return restored
