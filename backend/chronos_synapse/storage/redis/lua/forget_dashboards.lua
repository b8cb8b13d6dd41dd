-- Removes all dashboards of an owner. Returns how many there were.
local ids = redis.call('SMEMBERS', owned)
for _, dashboard_id in ipairs(ids) do redis.call('UNLINK', dashboard_key(dashboard_id)) end
redis.call('UNLINK', owned)
return #ids
