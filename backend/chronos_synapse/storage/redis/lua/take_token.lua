-- Takes a one-time token away if it is the one of this digest (64 characters). Returns what was kept with it, else nil.
local found = redis.call('GET', kept)
if not found or string.sub(found, 1, 64) ~= digest then return false end
redis.call('DEL', kept)
return string.sub(found, 65)
