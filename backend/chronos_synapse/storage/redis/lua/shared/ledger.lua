-- The ledger of a job: one entry a due time, or one for several in a row. Its id is the due time, so that none is twice.
local SLOTS_CAP = 100000
local AMENDMENT_LIFE_MS = 34560000000

-- Writes what became of a due time. What lies before the newest entry, as after the clock was set back, is amended.
local function record(job_id, due, disposition, detail)
  local added = redis.pcall('XADD', slots_key(job_id), 'MAXLEN', '~', SLOTS_CAP, due .. '-0', 'd', disposition, 'x', detail)
  if type(added) == 'table' and added.err then
    local amendments = amendments_key(job_id)
    redis.call('HSET', amendments, due, disposition .. ' ' .. detail)
    redis.call('PEXPIRE', amendments, AMENDMENT_LIFE_MS)
  end
end
