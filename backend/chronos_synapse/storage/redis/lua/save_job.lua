-- Writes a job's definition, arms or disarms its due time, and keeps the former definition.
-- Returns 'ok', 'missing', or the version that stands in the way.
local version = redis.call('HGET', stats, 'version')
if expected == '' then
  if version then return version end
else
  if not version then return 'missing' end
  if version ~= expected then return version end
  redis.call('SET', former, redis.call('JSON.GET', job))
end
redis.call('JSON.SET', job, '$', document)
redis.call('HSET', stats, 'version', new_version)
if next_fire == '' then
  redis.call('ZREM', due, job_id)
else
  redis.call('ZADD', due, next_fire, job_id)
end
redis.call('ZREM', due_leases, job_id)
publish(events, events_cap, {event('job.saved', owner_id, job_id, nil, nil, now_ms())})
return 'ok'
