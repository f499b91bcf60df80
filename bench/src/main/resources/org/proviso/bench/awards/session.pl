% What a session does for the program that includes it: reads commands from standard input, one term
% a line, and answers each with one line.

serve :-
    repeat,
    read(user_input, Command),
    (   Command == end_of_file
    ->  !
    ;   catch(( obey(Command, Reply) -> true ; Reply = failed ), Error, Reply = error(Error)),
        format("~w~n", [Reply]),
        flush_output,
        fail
    ).

obey(version, Version) :-
    current_prolog_flag(version_data, swi(Major, Minor, Patch, _)),
    format(atom(Version), "SWI-Prolog ~d.~d.~d", [Major, Minor, Patch]).
% load(+File): the facts, applies/1, exempt/1 and covered/1 of awards numbered from 0.
obey(load(File), done) :-
    load_files(File, [silent(true)]).
obey(answer, done) :-
    answer.
obey(forget, done) :-
    abolish_all_tables.
% write(+File): a line for each award that is bound, then one for each that a condition can be
% enforced against.
obey(write(File), done) :-
    setup_call_cleanup(
        open(File, write, Out),
        ( forall(binds(Award), format(Out, "binds ~d~n", [Award])),
          forall(enforceable(Award), format(Out, "enforceable ~d~n", [Award])) ),
        close(Out)).
% change(+Awards, +Times): seconds of CPU for one change of a fact with its answer.
obey(change(Awards, Times), Seconds) :-
    change(Awards, Times, Seconds).
