-- Removes all patterns of an owner. Returns how many there were.
local ids = redis.call('ZRANGE', order, 0, -1)
for _, pattern_id in ipairs(ids) do redis.call('UNLINK', pattern_key(pattern_id)) end
redis.call('UNLINK', order)
redis.call('HDEL', revisions, owner_id)
return #ids
