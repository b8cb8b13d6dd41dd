-- Writes what a report came to, unless it was removed or another process was faster. Returns 1 or 0.
redis.call('ZREM', queue, report_id)
local state = redis.call('JSON.GET', report, '.state')
if state ~= '"pending"' then return 0 end
local life_ms = redis.call('PTTL', report)
redis.call('JSON.SET', report, '$', document)
redis.call('PEXPIRE', report, life_ms)
if body ~= '' then redis.call('SET', report_body, body, 'PX', life_ms) end
return 1
