-- Marks notifications of a user as read or unread, or removes them. Returns how many changed.
-- Without ids: all that are not newer than `until_ms`.
local ids = {}
if count == '' then
  ids = redis.call('ZRANGEBYSCORE', order, '-inf', until_ms)
else
  for _ = 1, tonumber(count) do
    local id = take_arg()
    if redis.call('HEXISTS', documents, id) == 1 then ids[#ids + 1] = id end
  end
end
if #ids == 0 then return 0 end
local changed
if how == 'read' then
  changed = redis.call('SREM', unread, unpack(ids))
elseif how == 'unread' then
  changed = redis.call('SADD', unread, unpack(ids))
  local life = redis.call('PTTL', order)
  if life > 0 then redis.call('PEXPIRE', unread, life) end
else
  redis.call('SREM', unread, unpack(ids))
  redis.call('ZREM', order, unpack(ids))
  changed = redis.call('HDEL', documents, unpack(ids))
end
if changed > 0 then publish(events, events_cap, {event('notification.changed', user_id, '', nil, nil, now_ms())}) end
return changed
