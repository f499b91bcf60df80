-- Tasks B to D in DuckDB: what holds through time, put together once for all awards that are alike in what
-- the law reads of them; a line is what holds on stretches of days, neighbours different.
--
-- Codes are those of the engine's enums. bar: 0 not barred, 1 barred, 3 uncertain. term: 0 not yet, 1 not
-- in terms, 2 in terms, 3 uncertain since it began, 4 uncertain before. met: 0 met, 1 not met, 3 unknown.
-- status: 0 nothing offered, 1 offered, 2 accepted, 3 unknown. A party has at most one record of membership and one policy.

-- Every combination of lanes as one number, with its headlines: those that some settlement gives, a bit for
-- each, and the one word.
create or replace temp table combination as
with part as (
  select code, (code >> 6) & 7 as term, (code >> 4) & 3 as bar, (code >> 2) & 3 as met, code & 3 as status
  from range(320) each (code)
),
headlines as (
  select *,
    case when term in (0, 4) then 1 else 0 end
    | case when term in (1, 3, 4) then 2 else 0 end
    | case when term in (2, 3) and bar in (1, 3) then 4 else 0 end
    | case when term in (2, 3) and bar in (0, 3) then 32 else 0 end as possible
  from part
)
select code::integer as code,
  (case possible when 1 then 0 when 2 then 1 when 4 then 2 when 32 then 5 else 3 end << 14)
    | (possible << 8) | (least(term, 3) << 6) | (bar << 4) | (met << 2) | status as lanes
from headlines;

create or replace temp macro days_within(since, until) as
  least(greatest(until, 1), 3654) - least(greatest(since, 1), 3654);

create or replace temp macro row_and_days(award, since, until) as
  (award % 10000 + 1)::bigint * (since * 8192 + until);

-- What a clause reads of a party but for its own records: its State, its circuit, the orders that name it.
create or replace temp table known as
select
  p.party, p.kind, p.within, p.circuit, p.policies_known,
  coalesce(n.orders, []) as orders,
  m.circle, m.since as member_since, m.until as member_until,
  case m.standing when 'MEMBER' then 1 when 'UNKNOWN' then 3 end as member_bar,
  case when p.policies_known then q.since end as policy_since,
  case when p.policies_known then q.until end as policy_until
from party p
left join (
  select cp.party, list(cp.clause order by cp.clause) as orders
  from clause_party cp join clause c using (clause)
  where c.verb = 'enjoins' and c.scope = 'named'
  group by cp.party
) n using (party)
left join membership m using (party)
left join policy q using (party)
where p.party in (select party from award);

create or replace temp table place as
select (row_number() over ())::integer as place, * from (select distinct within, circuit, orders from known);

create or replace temp table holder as
select k.* exclude (orders), p.place from known k join place p using (within, circuit, orders);

-- How a party stands: mode 0 is in no group.
create or replace temp table mode as
select 0 as mode, null::varchar as circle, 0 as member_bar
union all
select (row_number() over ())::integer, * from (select distinct circle, member_bar from holder where circle is not null);

-- The days on which an order operates in a State: from its own day on, less those of stays not yet lifted.
create or replace temp table live as
with stay as (
  select c.clause, t.target, p.party as within, c.day as since, coalesce(min(l.day), 8191) as until
  from clause c
  join clause_clause t using (clause)
  left join clause_party p using (clause)
  left join clause_clause lt on lt.target = c.clause
  left join clause l on l.clause = lt.clause and l.verb = 'lifts-stay'
  where c.verb = 'stays'
  group by all
),
territory as (select distinct within from holder),
stayed as (
  select o.clause, o.day, t.within, s.since, s.until
  from clause o cross join territory t
  join stay s on s.target = o.clause and (s.within is null or s.within = t.within)
  where o.verb = 'enjoins'
  union all
  select o.clause, o.day, t.within, 8191, 8191
  from clause o cross join territory t
  where o.verb = 'enjoins'
),
gaps as (
  select *, greatest(day, coalesce(max(until) over (partition by clause, within order by since, until
    rows between unbounded preceding and 1 preceding), 0)) as free_since
  from stayed
)
select clause, within, free_since as since, since as until from gaps where free_since < since;

-- For each place, mode and condition the days on which enforcement is barred, or may be. Modes other than
-- 0 only where an order speaks of members.
create or replace temp table bar_line as
with reach as (
  select p.place, m.mode, c.condition, l.since, l.until,
    case when o.scope = 'members' then m.member_bar else 1 end as bar
  from clause o
  join clause_condition c using (clause)
  join live l using (clause)
  join place p on p.within = l.within
  cross join mode m
  where o.verb = 'enjoins'
    and (o.scope = 'everyone'
      or (o.scope = 'circuit' and o.circuit = p.circuit)
      or (o.scope = 'named' and list_contains(p.orders, o.clause))
      or (o.scope = 'members' and o.circle = m.circle))
),
asked as (
  select p.place, m.mode, c.condition from place p, mode m, condition c
  where m.mode = 0 or exists (
    from clause o join clause_condition oc using (clause)
    where o.scope = 'members' and o.circle = m.circle and oc.condition = c.condition)
),
points as (
  select place, mode, condition, 0 as day from asked
  union
  select place, mode, condition, since from reach
  union
  select place, mode, condition, until from reach where until < 8191
),
levels as (
  select t.place, t.mode, t.condition, t.day,
    case when bool_or(r.bar = 1) then 1 when bool_or(r.bar = 3) then 3 else 0 end as bar
  from points t
  semi join asked a using (place, mode, condition)
  left join reach r on r.place = t.place and r.mode = t.mode and r.condition = t.condition
    and r.since <= t.day and t.day < r.until
  group by all
),
turns as (
  from levels
  qualify bar is distinct from lag(bar) over (partition by place, mode, condition order by day)
)
select place, mode, condition, day as since,
  lead(day, 1, 8191) over (partition by place, mode, condition order by day) as until, bar
from turns;

-- For each condition, year, kind of party and status of the award: whether it is among the terms.
create or replace temp table term_line as
with imposed as (
  select c.condition, y.year, k.kind, s.status, i.day,
    case i.guard
      when 'county' then case k.kind when 'county' then 1 else 0 end
      when 'accepted' then case s.status when 2 then 1 when 3 then 2 else 0 end
      else 1
    end as truth
  from condition c
  cross join (select distinct year from award) y
  cross join (select distinct kind from holder) k
  cross join (values (0), (1), (2), (3)) s (status)
  left join (
    select cc.condition, cy.year, i.day, i.guard
    from clause i join clause_condition cc using (clause) join clause_year cy using (clause)
    where i.verb = 'imposes'
  ) i on i.condition = c.condition and i.year = y.year
)
select condition, year, kind, status, 0 as since, 8191 as until, 1 as term
from imposed where day is null or truth = 0
union all
select condition, year, kind, status, 0, day, case truth when 1 then 0 else 4 end
from imposed where truth > 0
union all
select condition, year, kind, status, day, 8191, case truth when 1 then 2 else 3 end
from imposed where truth > 0;

-- What holds for parties as far as they have no records of their own, put together once for all alike.
create or replace temp table profile as
select (row_number() over ())::integer as profile, * from (
  select distinct h.place, h.kind, h.policies_known, a.year from award a join holder h using (party)
);

create or replace temp table law_line as
with asked as (
  select c.condition, c.met, coalesce(bit_or(1 << m.mode), 0) as member_modes
  from condition c
  left join (select distinct condition, mode from bar_line where mode > 0) m using (condition)
  group by c.condition, c.met
)
select f.profile, t.status, b.condition,
  greatest(b.since, t.since) as since, least(b.until, t.until) as until,
  (b.condition << 9) | (t.term << 6) | (b.bar << 4)
    | ((case when c.met is null or not f.policies_known then 3 else 0 end) << 2) | t.status as code,
  c.met is not null as reads_policy, c.member_modes
from profile f
join bar_line b on b.place = f.place and b.mode = 0
join asked c using (condition)
join term_line t on t.condition = b.condition and t.year = f.year and t.kind = f.kind
  and t.since < b.until and b.since < t.until;

-- Awards with what is read of them.
create or replace temp table subject as
select a.*, f.profile, h.kind, 1 << coalesce(m.mode, 0) as mode, h.policy_since is not null as has_policy
from award a
join holder h using (party)
join profile f using (place, kind, policies_known, year)
left join mode m on m.circle = h.circle and m.member_bar = h.member_bar;

-- A party of a group, and a condition whose orders speak of that group: its bars change where it joins and
-- leaves, unless they are the same on both sides.
create or replace temp table own_bar as
with own as (
  select h.party, h.place, m.mode, c.condition, h.member_since as joins, h.member_until as leaves
  from holder h
  join mode m on m.circle = h.circle and m.member_bar = h.member_bar
  join (select distinct mode, condition from bar_line where mode > 0) c on c.mode = m.mode
),
edge as (
  select o.*, b0.since as before_since, b0.bar as before_bar, m0.bar as first_bar,
    m1.bar as last_bar, b1.until as after_until, b1.bar as after_bar
  from own o
  join bar_line b0 on b0.place = o.place and b0.mode = 0 and b0.condition = o.condition
    and b0.since < o.joins and o.joins <= b0.until
  join bar_line m0 on m0.place = o.place and m0.mode = o.mode and m0.condition = o.condition
    and m0.since <= o.joins and o.joins < m0.until
  join bar_line m1 on m1.place = o.place and m1.mode = o.mode and m1.condition = o.condition
    and m1.since < o.leaves and o.leaves <= m1.until
  join bar_line b1 on b1.place = o.place and b1.mode = 0 and b1.condition = o.condition
    and b1.since <= o.leaves and o.leaves < b1.until
)
select e.party, e.condition, b.since, least(b.until, e.joins) as until, b.bar
from edge e join bar_line b on b.place = e.place and b.mode = 0 and b.condition = e.condition
where b.until < e.joins or (b.since < e.joins and e.before_bar <> e.first_bar)
union all
select e.party, e.condition,
  case when m.since > e.joins then m.since when e.before_bar = m.bar then e.before_since else e.joins end,
  case when m.until < e.leaves then m.until when e.after_bar = m.bar then e.after_until else e.leaves end,
  m.bar
from edge e join bar_line m on m.place = e.place and m.mode = e.mode and m.condition = e.condition
  and m.since < e.leaves and m.until > e.joins
union all
select e.party, e.condition, greatest(b.since, e.leaves), b.until, b.bar
from edge e join bar_line b on b.place = e.place and b.mode = 0 and b.condition = e.condition
where b.since > e.leaves or (b.until > e.leaves and e.after_bar <> e.last_bar);

-- Where a party has records of its own that a condition reads: bars and whether it is met, together.
create or replace temp table own_line as
with met_line as (
  select party, 0 as since, policy_since as until, 0 as met from holder where policy_since is not null
  union all
  select party, policy_since, policy_until, 1 from holder where policy_since is not null
  union all
  select party, policy_until, 8191, 0 from holder where policy_since is not null
),
barred as (
  select o.*, c.met is not null as reads_policy from own_bar o join condition c using (condition)
  union all
  select h.party, b.condition, b.since, b.until, b.bar, true
  from holder h
  left join mode m on m.circle = h.circle and m.member_bar = h.member_bar
  join bar_line b on b.place = h.place and b.mode = 0
  join condition c on c.condition = b.condition and c.met is not null
  where h.policy_since is not null
    and not exists (from bar_line x where x.mode > 0 and x.mode = m.mode and x.condition = b.condition)
)
select b.party, b.condition, b.since, b.until, b.bar, 3 as met
from barred b join holder h using (party)
where not b.reads_policy or not h.policies_known
union all
select b.party, b.condition, b.since, b.until, b.bar, 0
from barred b join holder h using (party)
where b.reads_policy and h.policies_known and h.policy_since is null
union all
select b.party, b.condition, greatest(b.since, m.since), least(b.until, m.until), b.bar, m.met
from barred b join met_line m on m.party = b.party and b.since < m.until and m.since < b.until
where b.reads_policy;
