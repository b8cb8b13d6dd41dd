-- Puts executions that wait back on their queue, each in its place: what lost it there, and what was parked for too long.
-- Returns how many were not on it.
local restored = 0
for _ = 1, tonumber(count) do
  local owner_id, place, entry = take_arg(), take_arg(), take_arg()
  local words = words_of(entry)
  local state = redis.call('JSON.GET', execution_key(words[1]), '.state')
  if state == '"queued"' or state == '"retrying"' then
    if not redis.call('ZSCORE', waiting_key(words[4], owner_id), entry) then
      restored = restored + 1
      arrive(words[4], owner_id, place, entry)
    end
  end
end
admit()
return restored
