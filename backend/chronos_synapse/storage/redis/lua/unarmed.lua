-- Looks at a part of the jobs that must be armed, from a place of the scan on.
-- Returns {place to go on from or '0', job, ...} of those that are in neither set.
local scanned = redis.call('SSCAN', armed_jobs, place, 'COUNT', 1000)
local found = {scanned[1]}
if #scanned[2] > 0 then
  local dues = redis.call('ZMSCORE', due, unpack(scanned[2]))
  local helds = redis.call('ZMSCORE', held, unpack(scanned[2]))
  for at, job_id in ipairs(scanned[2]) do
    if not dues[at] and not helds[at] then found[#found + 1] = job_id end
  end
end
return found
