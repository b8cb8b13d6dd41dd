-- Writes an advice, or removes it (`document` empty), if it is still in the revision `expected` (empty: not there).
-- Returns 'ok', or 'moved' when somebody was faster.
local found = redis.call('JSON.GET', advice, '.revision')
if (found or '') ~= expected then return 'moved' end
if document == '' then
  redis.call('UNLINK', advice)
else
  redis.call('JSON.SET', advice, '$', document)
  redis.call('PEXPIRE', advice, life_ms)
end
return 'ok'
