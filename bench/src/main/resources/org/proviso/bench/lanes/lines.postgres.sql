-- Tasks B to D in PostgreSQL: what holds through time, put together once for all awards that are alike in
-- what the law reads of them; a line is what holds on stretches of days, neighbours different.
--
-- Days on which something is so are a multirange, whose parts are as long as possible and do not touch:
-- stays are taken away from orders, orders of one condition put together, what holds inside a group and
-- outside it joined, each by one operator. Codes are those of the engine's enums. bar: 0 not barred,
-- 1 barred, 3 uncertain. term: 0 not yet, 1 not in terms, 2 in terms, 3 uncertain since it began, 4 uncertain
-- before. met: 0 met, 1 not met, 3 unknown. status: 0 nothing offered, 1 offered, 2 accepted, 3 unknown. A party has at most one
-- record of membership and one policy. Tables are not temporary, since those are not read in parallel.
drop schema if exists work cascade;
create schema work;
set search_path = work, public;

-- Every combination of lanes as one number, with its headlines: those that some settlement gives, a bit for
-- each, and the one word.
create unlogged table combination as
with part as (
  select code, (code >> 6) & 7 as term, (code >> 4) & 3 as bar, (code >> 2) & 3 as met, code & 3 as status
  from generate_series(0, 319) each (code)
),
headlines as (
  select *,
    case when term in (0, 4) then 1 else 0 end
    | case when term in (1, 3, 4) then 2 else 0 end
    | case when term in (2, 3) and bar in (1, 3) then 4 else 0 end
    | case when term in (2, 3) and bar in (0, 3) then 32 else 0 end as possible
  from part
)
select code as code,
  (case possible when 1 then 0 when 2 then 1 when 4 then 2 when 32 then 5 else 3 end << 14)
    | (possible << 8) | (least(term, 3) << 6) | (bar << 4) | (met << 2) | status as lanes
from headlines;

-- The days on which an order operates in a State.
create unlogged table live as
with stay as (
  select t.target, p.party as within, int4range(c.day, min(l.day)) as days
  from clause c
  join clause_clause t using (clause)
  left join clause_party p using (clause)
  left join clause_clause lt on lt.target = c.clause
  left join clause l on l.clause = lt.clause and l.verb = 'lifts-stay'
  where c.verb = 'stays'
  group by c.clause, t.target, p.party, c.day
)
select o.clause, o.scope, o.circle, o.circuit, oc.condition, w.within,
  int4multirange(int4range(o.day, 8191))
    - coalesce(range_agg(s.days) filter (where s.days is not null), '{}') as days
from clause o
join clause_condition oc using (clause)
cross join (select distinct within from party where within is not null) w
left join stay s on s.target = o.clause and (s.within is null or s.within = w.within)
where o.verb = 'enjoins'
group by o.clause, o.scope, o.circle, o.circuit, o.day, oc.condition, w.within;
analyze combination, live;

-- What a clause reads of a party but for its own records: its State, its circuit, the orders that name it.
create unlogged table place as
with named as (
  select cp.party, array_agg(cp.clause order by cp.clause) as orders
  from clause_party cp join clause c using (clause)
  where c.verb = 'enjoins' and c.scope = 'named'
  group by cp.party
),
alike as (
  select p.within, p.circuit, coalesce(n.orders, '{}') as orders, array_agg(p.party) as parties
  from party p left join named n using (party)
  where p.party in (select party from award)
  group by p.within, p.circuit, coalesce(n.orders, '{}')
)
select row_number() over () as place, * from alike;

create unlogged table holder as
select
  p.party, p.kind, p.within, p.policies_known, f.place, m.circle, m.standing,
  case when m.party is not null then int4multirange(int4range(m.since, m.until)) end as member_days,
  case when p.policies_known and q.party is not null then int4multirange(int4range(q.since, q.until)) end
    as policy_days
from place f
cross join unnest(f.parties) u (party)
join party p using (party)
left join membership m using (party)
left join policy q using (party);
analyze holder;

-- Where orders that do not look at groups bar, and where orders on members of a group would.
create unlogged table place_bar as
select p.place, c.condition,
  coalesce(range_agg(l.days) filter (where l.days is not null), '{}') as barred
from place p
cross join condition c
left join live l on l.condition = c.condition and l.within = p.within
  and (l.scope = 'everyone' or (l.scope = 'circuit' and l.circuit = p.circuit)
    or (l.scope = 'named' and l.clause = any (p.orders)))
group by p.place, c.condition;

create unlogged table group_bar as
select circle, condition, within, range_agg(days) as days
from live where scope = 'members'
group by circle, condition, within;
analyze place_bar, group_bar;

-- For each condition, year, kind of party and status of the award: whether it is among the terms.
create unlogged table term_line as
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
analyze term_line;

-- What holds for parties as far as they have no records of their own, put together once for all alike.
create unlogged table profile as
select row_number() over () as profile, * from (
  select distinct h.place, h.kind, h.policies_known, a.year
  from award a join holder h using (party)
) each;

create unlogged table law_line as
with asked as (
  select c.condition, c.met, coalesce(array_agg(distinct g.circle) filter (where g.circle is not null), '{}') as groups
  from condition c left join group_bar g using (condition)
  group by c.condition, c.met
)
select f.profile, t.status, b.condition,
  greatest(lower(b.days), t.since) as since, least(upper(b.days), t.until) as until,
  (b.condition << 9) | (t.term << 6) | (b.bar << 4)
    | ((case when c.met is null or not f.policies_known then 3 else 0 end) << 2) | t.status as code,
  c.met is not null as reads_policy, c.groups
from profile f
join (
  select place, condition, 1 as bar, unnest(barred) as days from place_bar
  union all
  select place, condition, 0, unnest('{[0,8191)}'::int4multirange - barred) from place_bar
) b using (place)
join asked c using (condition)
join term_line t on t.condition = b.condition and t.year = f.year and t.kind = f.kind
  and t.since < upper(b.days) and lower(b.days) < t.until;

-- Where a party has records of its own that a condition reads: bars, and whether it is met.
create unlogged table own_line as
with own as (
  select h.party, h.place, b.condition, h.policies_known, c.met is not null as reads_policy,
    coalesce(h.policy_days, '{}') as policy_days, b.barred,
    coalesce(g.days * h.member_days, '{}') as by_group, h.standing
  from holder h
  join place_bar b using (place)
  join condition c using (condition)
  left join group_bar g on g.circle = h.circle and g.condition = b.condition and g.within = h.within
  where g.circle is not null or (c.met is not null and h.policy_days is not null)
),
bar as (
  select party, condition, policies_known, reads_policy, policy_days,
    case standing when 'MEMBER' then barred + by_group else barred end as barred,
    case standing when 'UNKNOWN' then by_group - barred else '{}' end as uncertain
  from own
),
part as (
  select *, 1 as bar, barred as days from bar where not isempty(barred)
  union all
  select *, 3, uncertain from bar where not isempty(uncertain)
  union all
  select *, 0, '{[0,8191)}'::int4multirange - barred - uncertain from bar
),
piece as (
  select party, condition, bar, 3 as met, unnest(days) as days
  from part where not (reads_policy and policies_known)
  union all
  select party, condition, bar, 0, unnest(days - policy_days)
  from part where reads_policy and policies_known
  union all
  select party, condition, bar, 1, unnest(days * policy_days)
  from part where reads_policy and policies_known
)
select party, condition, bar, met, lower(days) as since, upper(days) as until from piece;

-- Awards with what is read of them.
create unlogged table subject as
select a.*, a.award / 10000 as block, f.profile, h.kind, h.circle, h.policy_days is not null as has_policy
from award a
join holder h using (party)
join profile f using (place, kind, policies_known, year);
analyze law_line, own_line, subject;
