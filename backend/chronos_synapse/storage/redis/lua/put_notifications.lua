-- Gives notifications to users and goes on in the news that they were made of, unless another process was faster.
-- Returns 1, or 0 when the place in the news is another one by now; then nothing has changed.
-- Arguments: for each user [a document with id, time], after the keys [documents, order, unread] of each; then for each
-- job its standing, empty to forget it, after the key of each.
if (redis.call('HGET', places, feed) or '') ~= expected then return 0 end
local news = {}
for _ = 1, tonumber(user_count) do
  local documents, order, unread = take_key(), take_key(), take_key()
  local user_id = take_arg()
  for _ = 1, tonumber(take_arg()) do
    local id, at, document = take_arg(), take_arg(), take_arg()
    redis.call('HSET', documents, id, document)
    redis.call('ZADD', order, at, id)
    redis.call('SADD', unread, id)
  end
  local gone = redis.call('ZRANGEBYSCORE', order, '-inf', '(' .. oldest_ms)
  local over = redis.call('ZCARD', order) - #gone - tonumber(most)
  if over > 0 then
    for _, id in ipairs(redis.call('ZRANGE', order, #gone, #gone + over - 1)) do gone[#gone + 1] = id end
  end
  if #gone > 0 then
    redis.call('HDEL', documents, unpack(gone))
    redis.call('ZREM', order, unpack(gone))
    redis.call('SREM', unread, unpack(gone))
  end
  for _, key in ipairs({documents, order, unread}) do redis.call('PEXPIRE', key, life_ms) end
  news[#news + 1] = event('notification.changed', user_id, '', nil, nil, now_ms())
end
for _ = 1, tonumber(job_count) do
  local standing, text = take_key(), take_arg()
  if text == '' then
    redis.call('DEL', standing)
  else
    redis.call('SET', standing, text, 'PX', life_ms)
  end
end
redis.call('HSET', places, feed, following)
publish(events, events_cap, news)
return 1
