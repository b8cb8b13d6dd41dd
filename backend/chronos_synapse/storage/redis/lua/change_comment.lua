-- Puts a document in place of a comment, or takes it away, unless it was changed meanwhile or, to be taken away, has
-- been answered. Returns 1 or 0.
if redis.call('HGET', comments, comment_id) ~= former then return 0 end
if document == '' then
  local answer = '"parent_id":"' .. comment_id .. '"'
  for _, other in ipairs(redis.call('HVALS', comments)) do
    if string.find(other, answer, 1, true) then return 0 end
  end
  redis.call('HDEL', comments, comment_id)
  redis.call('ZREM', order, comment_id)
else
  redis.call('HSET', comments, comment_id, document)
end
publish(events, events_cap, {event('comment.saved', owner_id, job_id, nil, nil, now_ms())})
return 1
