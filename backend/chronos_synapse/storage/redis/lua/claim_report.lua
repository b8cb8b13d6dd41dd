-- Gives the report that has waited longest to one process, for as long as its lease lasts. Returns its id, or false.
local found = redis.call('ZRANGEBYSCORE', queue, '-inf', now_ms(), 'LIMIT', 0, 1)
if #found == 0 then return false end
redis.call('ZADD', queue, now_ms() + tonumber(lease_ms), found[1])
return found[1]
