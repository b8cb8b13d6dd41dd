-- Gives all dashboards of an owner to another one. Returns how many there were.
local ids = redis.call('SMEMBERS', former)
for _, dashboard_id in ipairs(ids) do
  redis.call('JSON.SET', dashboard_key(dashboard_id), '$.owner_id', '"' .. to_owner .. '"', 'XX')
  redis.call('SADD', place, dashboard_id)
end
redis.call('UNLINK', former)
return #ids
