-- Ends every grant of a subject. Returns how many there were.
local jobs = redis.call('HKEYS', granted)
for _, job_id in ipairs(jobs) do redis.call('HDEL', grants_key(job_id), subject_id) end
redis.call('UNLINK', granted)
return #jobs
