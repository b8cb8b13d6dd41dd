-- Gives a calendar to another owner, and tells schedulers to look anew. Returns 1, or 0 when it is not the former owner's.
if redis.call('JSON.GET', calendar, '.owner_id') ~= '"' .. from_owner .. '"' then return 0 end
redis.call('JSON.SET', calendar, '$.owner_id', '"' .. to_owner .. '"')
redis.call('HSET', to_calendars, calendar_id, redis.call('HGET', from_calendars, calendar_id) or 0)
redis.call('HDEL', from_calendars, calendar_id)
redis.call('INCR', calendars_version)
return 1
