-- What keeps an execution from starting: so many of its job, its owner or one of its tags run as may run at once.
local has_limits = redis.call('EXISTS', limits) == 1

-- A counter with what this call has added to it.
local function count_of(key, field)
  local own = tallies[key] and tallies[key][field] or 0
  return (tonumber(redis.call('HGET', key, field)) or 0) + own
end

-- The limit of an owner or of one of its tags when as many run as it says, else nothing.
local function full_owner(owner_id)
  local most = redis.call('HGET', limits, 'owner:' .. owner_id)
  return most and count_of(owner_stats_key(owner_id), 'running') >= tonumber(most) and most
end

local function full_tag(owner_id, tag)
  local most = redis.call('HGET', limits, tag_scope(owner_id, tag))
  return most and count_of(running_tags_key(owner_id), tag) >= tonumber(most) and most
end

-- The scope whose limit is reached, with its words; nothing when the execution may start.
local function closed_gate(job_id, owner_id, fence, words)
  if fence == '1' and not is_beside(words[1]) then
    local found = redis.call('HMGET', job_stats_key(job_id), 'limit', 'running', 'retrying', 'beside_running')
    local own = (tonumber(found[2]) or 0) + (tonumber(found[3]) or 0) - (tonumber(found[4]) or 0)
    if found[1] and own >= tonumber(found[1]) then
      return 'job:' .. job_id, 'Waits until an earlier execution of the job has ended.'
    end
  end
  if not has_limits then return end
  local most = full_owner(owner_id)
  if most then return 'owner:' .. owner_id, 'Waits: its owner may run ' .. most .. ' at once.' end
  for at = 5, #words do
    most = full_tag(owner_id, words[at])
    if most then
      return tag_scope(owner_id, words[at]), 'Waits: of the tag ' .. words[at] .. ', ' .. most .. ' may run at once.'
    end
  end
end
