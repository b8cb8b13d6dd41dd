-- Puts executions that wait back on their queue, each in its place: what lost it there, and what is parked although there
-- is room. Returns how many these were.
local restored = 0

-- Whether an entry is where it belongs: in its lane, which is known, or parked for a limit that is reached.
local function is_placed(entry, words, owner_id)
  local lane = words[4]
  if redis.call('ZSCORE', waiting_key(lane, owner_id), entry) then
    return redis.call('ZSCORE', queue_key(lane), owner_id) and redis.call('ZSCORE', lanes_key(), lane)
  end
  local scope = closed_gate(string.match(words[1], '^%w+'), owner_id, words[3], words)
  return scope and redis.call('ZSCORE', parked_key(scope), entry)
end

for _ = 1, tonumber(count) do
  local owner_id, place, entry = take_arg(), take_arg(), take_arg()
  local words = words_of(entry)
  local execution = execution_key(words[1])
  local state = redis.call('JSON.GET', execution, '.state')
  if (state == '"queued"' or state == '"retrying"') and not is_placed(entry, words, owner_id) then
    restored = restored + 1
    for _, scope in ipairs(scopes_of(words, owner_id)) do redis.call('ZREM', parked_key(scope), entry) end
    redis.call('JSON.MERGE', execution, '$', '{"reason":null}')
    arrive(words[4], owner_id, place, entry)
  end
end
admit()
return restored
