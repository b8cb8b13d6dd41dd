-- Gives the report that has waited longest to one process, for as long as its lease lasts. Returns its id and how often
-- it was given, or false.
local found = redis.call('ZRANGEBYSCORE', queue, '-inf', now_ms(), 'LIMIT', 0, 1)
if #found == 0 then return false end
redis.call('ZADD', queue, now_ms() + tonumber(lease_ms), found[1])
-- Of a report that is gone nothing is written.
local former = redis.call('JSON.GET', report_key(found[1]), '$.claims')
if not former then return {found[1], 1} end
local claims = (tonumber(string.match(former, '%d+')) or 0) + 1
redis.call('JSON.SET', report_key(found[1]), '$.claims', claims)
return {found[1], claims}
