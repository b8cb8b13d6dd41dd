-- Removes a job, its former definitions, its due time, its series, what was learned of it, what was advised for it and
-- whom it is shared with; its history and ledger stay for a while. Returns 1, or 0 when there is no such job, or not in
-- this `version` (empty: in whichever).
local found = redis.call('HGET', stats, 'version')
if not found or (version ~= '' and found ~= version) then return 0 end
redis.call('ZREM', due, job_id)
redis.call('ZREM', held, job_id)
redis.call('ZREM', due_leases, job_id)
redis.call('SREM', armed_jobs, job_id)
for _, subject_id in ipairs(redis.call('HKEYS', grants)) do redis.call('HDEL', granted_key(subject_id), job_id) end
for _, id in ipairs(redis.call('ZRANGE', insights, 0, -1)) do redis.call('UNLINK', insight_key(id)) end
for _, id in ipairs(redis.call('SMEMBERS', job_advice)) do redis.call('UNLINK', advice_key(id)) end
for at = key_at + 1, #KEYS do redis.call('UNLINK', KEYS[at]) end
redis.call('UNLINK', job, stats, recent, grants, insights, job_advice)
redis.call('PEXPIRE', slots, slots_life_ms)
publish(events, events_cap, {event('job.deleted', owner_id, job_id, nil, nil, now_ms())})
return 1
