-- Adds a comment to a job. Returns 'ok', 'missing' (no such job), 'unanswerable' (no comment to answer) or 'full'.
if not redis.call('HGET', stats, 'version') then return 'missing' end
if parent_id ~= '' and redis.call('HEXISTS', comments, parent_id) == 0 then return 'unanswerable' end
if redis.call('HLEN', comments) >= tonumber(most) then return 'full' end
redis.call('HSET', comments, comment_id, document)
redis.call('ZADD', order, 0, comment_id)
publish(events, events_cap, {event('comment.saved', owner_id, job_id, nil, nil, now_ms())})
return 'ok'
