-- Executions that a limit keeps from starting wait aside, by the scope of that limit, until one of it has ended.
local function tag_scope(owner_id, tag) return 'tag:' .. owner_id .. ':' .. tag end

local function words_of(text)
  local words = {}
  for word in string.gmatch(text, '%S+') do words[#words + 1] = word end
  return words
end

-- Lets the first one of a scope back onto its queue; passes over what was cancelled meanwhile.
local function unpark(scope, owner_id)
  local parked = parked_key(scope)
  while true do
    local popped = redis.call('ZPOPMIN', parked)
    if not popped[1] then return end
    local words = words_of(popped[1])
    local execution = execution_key(words[1])
    local state = redis.call('JSON.GET', execution, '.state')
    if state == '"queued"' or state == '"retrying"' then
      redis.call('JSON.MERGE', execution, '$', '{"reason":null}')
      arrive(words[4], owner_id, popped[2], popped[1])
      return
    end
  end
end

-- Lets one back for each limit that an execution, described by its entry, has made room in.
local function make_room(entry, owner_id, job_id, is_over)
  if is_over then unpark('job:' .. job_id, owner_id) end
  if redis.call('EXISTS', limits) == 0 then return end
  unpark('owner:' .. owner_id, owner_id)
  local words = words_of(entry)
  for at = 5, #words do unpark(tag_scope(owner_id, words[at]), owner_id) end
end
