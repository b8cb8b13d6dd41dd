-- Marks a request that is to be carried out once. Returns {} when it is the caller's to carry out, else the fingerprint
-- of the request that came with the same key before, and its answer, empty while that is under way.
local found = redis.call('HMGET', request, 'fingerprint', 'answer')
if found[1] then return {found[1], found[2] or ''} end
redis.call('HSET', request, 'fingerprint', fingerprint, 'token', token)
redis.call('PEXPIRE', request, life_ms)
return {}
