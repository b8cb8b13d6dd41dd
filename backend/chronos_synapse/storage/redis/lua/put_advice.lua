-- Writes an advice for a job that is there, or removes it (`document` empty), if it is still in the revision `expected`
-- (empty: not there). Returns 'ok', or 'moved' when somebody was faster, or the job has gone.
local found = redis.call('JSON.GET', advice, '.revision')
if (found or '') ~= expected then return 'moved' end
if document == '' then
  redis.call('UNLINK', advice)
  redis.call('SREM', of_job, advice_id)
  return 'ok'
end
if redis.call('EXISTS', job) == 0 then return 'moved' end
redis.call('JSON.SET', advice, '$', document)
redis.call('PEXPIRE', advice, life_ms)
redis.call('SADD', of_job, advice_id)
redis.call('PEXPIRE', of_job, longest_life_ms)
return 'ok'
