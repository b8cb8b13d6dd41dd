-- Takes one step of what is remembered of failures, unless another process was faster. What people have noted stays, and
-- goes over to the pattern that a pattern becomes a part of. Returns 1, or 0 when nothing has changed.
-- Arguments: each owner with the revision that was read; then for each owner the patterns that are written [id, when it
-- was seen last, document] and those that go [id, what it becomes a part of, empty: of none, or `noted`: it stays if it
-- has a note], each after their number; then failed executions with their patterns, after their number.
if (redis.call('HGET', places, feed) or '') ~= expected then return 0 end
local owners = {}
for _ = 1, tonumber(owner_count) do
  local owner_id, revision = take_arg(), take_arg()
  if (redis.call('HGET', revisions, owner_id) or '0') ~= revision then return 0 end
  owners[#owners + 1] = owner_id
end
local function note_of(pattern)
  local found = redis.call('JSON.GET', pattern, '$.note')
  if not found or found == '[]' then return nil end
  return string.sub(found, 2, -2)
end
for _, owner_id in ipairs(owners) do
  local order = patterns_key(owner_id)
  for _ = 1, tonumber(take_arg()) do
    local id, seen_ms, document = take_arg(), take_arg(), take_arg()
    local pattern = pattern_key(id)
    local note = note_of(pattern)
    redis.call('JSON.SET', pattern, '$', document)
    if note then redis.call('JSON.SET', pattern, '$.note', note) end
    redis.call('PEXPIRE', pattern, life_ms)
    redis.call('ZADD', order, seen_ms, id)
  end
  for _ = 1, tonumber(take_arg()) do
    local id, into = take_arg(), take_arg()
    local note = note_of(pattern_key(id))
    if note and into ~= 'noted' and into ~= '' and redis.call('JSON.GET', pattern_key(into), '$.note') == '[]' then
      redis.call('JSON.SET', pattern_key(into), '$.note', note)
    end
    if not note or into ~= 'noted' then
      redis.call('UNLINK', pattern_key(id))
      redis.call('ZREM', order, id)
    end
  end
  redis.call('ZREMRANGEBYSCORE', order, '-inf', '(' .. oldest_ms)
  redis.call('PEXPIRE', order, life_ms)
  redis.call('HINCRBY', revisions, owner_id, 1)
end
for _ = 1, tonumber(take_arg()) do
  redis.call('SET', failure_pattern_key(take_arg()), take_arg(), 'PX', link_life_ms)
end
redis.call('HSET', places, feed, following)
return 1
