-- Gives all views of an owner to another one. Returns how many there were.
local views = redis.call('HGETALL', former)
for at = 1, #views, 2 do
  local view = cjson.decode(views[at + 1])
  view.owner_id = to_owner
  redis.call('HSET', place, views[at], cjson.encode(view))
end
redis.call('UNLINK', former)
return #views / 2
