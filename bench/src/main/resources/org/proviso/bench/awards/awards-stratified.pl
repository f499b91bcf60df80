% Task A in SWI-Prolog for a reader who knows that what wins depends on facts alone: tables for what
% is concluded, negation as failure on the facts, which have an index on their first argument.

:- include('session.pl').

:- table binds/1, enforceable/1.

binds(Award) :- applies(Award), \+ exempt(Award).
enforceable(Award) :- binds(Award), \+ covered(Award).

answer :-
    forall(binds(_), true),
    forall(enforceable(_), true).
