// Written by scripts/generate-client.mjs from openapi.json: `npm run gen:api`. Not to be edited.
export interface paths {
    "/api/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the first administrator is missing */
        get: operations["getSetup"];
        put?: never;
        /** Make the first administrator */
        post: operations["setUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get an access token */
        post: operations["logIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Forget the session cookie */
        post: operations["logOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who one is */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find jobs */
        get: operations["listJobs"];
        put?: never;
        /** Create a job */
        post: operations["createJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do one thing to many jobs */
        post: operations["changeJobs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One job */
        get: operations["getJob"];
        put?: never;
        post?: never;
        /** Delete a job; its history stays */
        delete: operations["deleteJob"];
        options?: never;
        head?: never;
        /** Change fields of a job */
        patch: operations["changeJob"];
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/trigger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run a job now; the body may be left out */
        post: operations["triggerJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find executions */
        get: operations["listExecutions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/{execution_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One execution */
        get: operations["getExecution"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/{execution_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End an execution */
        post: operations["cancelExecution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/{execution_id}/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lines of a log */
        get: operations["readLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/{execution_id}/log/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole log as plain text */
        get: operations["downloadLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/logs/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find words in the logs of all executions */
        get: operations["searchLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/{execution_id}/log/position": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where in a log a time or the first error is */
        get: operations["findInLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Two executions side by side: facts, definitions and logs */
        get: operations["compareExecutions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/{execution_id}/record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an execution was given, and what it said of itself */
        get: operations["getExecutionRecord"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/{execution_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run an execution once more, as it was or as its job is now; the body may be left out */
        post: operations["replayExecution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/{execution_id}/artifacts/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file that the execution keeps */
        get: operations["downloadArtifact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Executions whose retries are used up */
        get: operations["listDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run executions once more with what they were given, by the present definition of their job */
        post: operations["retryDeadLetters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take executions off the list; their history stays */
        post: operations["dismissDeadLetters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One series of a job */
        get: operations["getMetric"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/durations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long executions took */
        get: operations["getDurations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/kpis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The job's own metrics */
        get: operations["listKpis"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/kpis/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the job's own metrics */
        get: operations["getKpi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What runs, what is next, what failed */
        get: operations["getOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedules/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Due times of an unsaved schedule */
        post: operations["previewSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/crontab": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read jobs in from a crontab */
        post: operations["importCrontab"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Calendars by name */
        get: operations["listCalendars"];
        put?: never;
        /** Create a calendar */
        post: operations["createCalendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars/countries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Countries whose holidays are known */
        get: operations["listCountries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an unsaved calendar covers */
        post: operations["previewCalendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars/{calendar_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One calendar */
        get: operations["getCalendar"];
        put?: never;
        post?: never;
        /** Delete a calendar */
        delete: operations["deleteCalendar"];
        options?: never;
        head?: never;
        /** Change fields of a calendar */
        patch: operations["changeCalendar"];
        trace?: never;
    };
    "/api/v1/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether all scheduling is paused */
        get: operations["getPause"];
        /** Pause all scheduling */
        put: operations["pauseScheduling"];
        post?: never;
        /** Go on with all scheduling */
        delete: operations["resumeScheduling"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Limits and their use */
        get: operations["listLimits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/limits/{limit_scope}/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Limit how many run at once */
        put: operations["putLimit"];
        post?: never;
        /** Take a limit away */
        delete: operations["removeLimit"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalog": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Executors and the schemas of their configs */
        get: operations["getCatalog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happens, as server-sent events */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/{execution_id}/log/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The lines of a log as they come, as server-sent events */
        get: operations["streamLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runtime/input": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the execution was given
         * @description With the token of a running attempt, which it finds as `CHRONOS_TOKEN`. docs/runtime.md says more.
         */
        get: operations["runtimeReadInput"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runtime/input/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One value of what it was given
         * @description With the token of a running attempt, which it finds as `CHRONOS_TOKEN`. docs/runtime.md says more.
         */
        get: operations["runtimeReadInputValue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runtime/context": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who the attempt is
         * @description With the token of a running attempt, which it finds as `CHRONOS_TOKEN`. docs/runtime.md says more.
         */
        get: operations["runtimeReadContext"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runtime/output": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep what the execution gives
         * @description With the token of a running attempt, which it finds as `CHRONOS_TOKEN`. docs/runtime.md says more.
         */
        post: operations["runtimeWriteOutput"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runtime/condition": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say which way what follows is to go
         * @description With the token of a running attempt, which it finds as `CHRONOS_TOKEN`. docs/runtime.md says more.
         */
        post: operations["runtimeSetCondition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runtime/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a sample to one of the job's own metrics
         * @description With the token of a running attempt, which it finds as `CHRONOS_TOKEN`. docs/runtime.md says more.
         */
        post: operations["runtimeAddMetric"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runtime/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say how far the execution has come
         * @description With the token of a running attempt, which it finds as `CHRONOS_TOKEN`. docs/runtime.md says more.
         */
        post: operations["runtimeTellProgress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runtime/variables/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A variable of the job, or else of its owner
         * @description With the token of a running attempt, which it finds as `CHRONOS_TOKEN`. docs/runtime.md says more.
         */
        get: operations["runtimeReadVariable"];
        /**
         * Set a variable, on condition that it has a version if one is given
         * @description With the token of a running attempt, which it finds as `CHRONOS_TOKEN`. docs/runtime.md says more.
         */
        put: operations["runtimeWriteVariable"];
        post?: never;
        /**
         * Delete a variable
         * @description With the token of a running attempt, which it finds as `CHRONOS_TOKEN`. docs/runtime.md says more.
         */
        delete: operations["runtimeDeleteVariable"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runtime/variables/{name}/increment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add to a variable that is a number
         * @description With the token of a running attempt, which it finds as `CHRONOS_TOKEN`. docs/runtime.md says more.
         */
        post: operations["runtimeIncrementVariable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runtime/variables/{name}/append": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put something at the end of a variable that is a text or a list
         * @description With the token of a running attempt, which it finds as `CHRONOS_TOKEN`. docs/runtime.md says more.
         */
        post: operations["runtimeAppendVariable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runtime/artifacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The files of the execution
         * @description With the token of a running attempt, which it finds as `CHRONOS_TOKEN`. docs/runtime.md says more.
         */
        get: operations["runtimeListArtifacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runtime/artifacts/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A file of the execution
         * @description With the token of a running attempt, which it finds as `CHRONOS_TOKEN`. docs/runtime.md says more.
         */
        get: operations["runtimeReadArtifact"];
        /**
         * Keep a file with the execution
         * @description With the token of a running attempt, which it finds as `CHRONOS_TOKEN`. docs/runtime.md says more.
         */
        put: operations["runtimeWriteArtifact"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of each due time */
        get: operations["listSlots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/resume-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What would run if the job went on now */
        get: operations["previewResume"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/backfills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Backfills of a job that run or ended lately */
        get: operations["listBackfills"];
        put?: never;
        /** Run due times of the past after all, or with `dry_run` (status 200) tell which that would be */
        post: operations["createBackfill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/backfills/{backfill_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run no more of a backfill */
        post: operations["cancelBackfill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/simulate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a changed job would have done */
        post: operations["simulateJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Secrets by name, without their values */
        get: operations["listSecrets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/secrets/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep a secret, new or in place of another */
        put: operations["putSecret"];
        post?: never;
        /** Delete a secret that no job uses */
        delete: operations["deleteSecret"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/variables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Variables by key */
        get: operations["listVariables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/variables/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All variables as one text */
        get: operations["exportVariables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/variables/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take variables over from a text */
        post: operations["importVariables"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/variables/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One variable */
        get: operations["getVariable"];
        /** Set a variable */
        put: operations["putVariable"];
        post?: never;
        /** Delete a variable that no job names */
        delete: operations["deleteVariable"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/variables/{key}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a variable was */
        get: operations["listVariableVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Workers that are alive; for administrators */
        get: operations["listWorkers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{worker_id}/cordon": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a worker take nothing new */
        post: operations["cordonWorker"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{worker_id}/uncordon": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a worker take work again, also one that drains */
        post: operations["uncordonWorker"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{worker_id}/drain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a worker take nothing new, and end when what runs has ended */
        post: operations["drainWorker"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits for workers, and why nobody takes it */
        get: operations["listQueues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/{execution_id}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Processor, memory, storage, processes and open files of an execution over time */
        get: operations["getUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process answers */
        get: operations["healthLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether every part is there */
        get: operations["healthReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** AnySpec */
        AnySpec: {
            schedules: (components["schemas"]["CronSpec"] | components["schemas"]["IntervalSpec"] | components["schemas"]["DateSpec"])[];
            /** @default UTC */
            timezone?: string;
            /** @constant */
            kind: "any";
        };
        /**
         * AppendBody
         * @description What comes at the end: of a text another text, of a list one more item.
         */
        AppendBody: {
            value: unknown;
        };
        /** ArtifactInfo */
        ArtifactInfo: {
            name: string;
            bytes: number;
            media_type: string;
            /** Format: date-time */
            created_at: string;
        };
        /** ArtifactList */
        ArtifactList: {
            items: components["schemas"]["ArtifactInfo"][];
        };
        /** Attempt */
        Attempt: {
            number: number;
            worker: string;
            /** Format: date-time */
            started_at: string;
            finished_at: string | null;
            outcome: components["schemas"]["Outcome"] | null;
            exit_code: number | null;
            signal: string | null;
            error: string | null;
            cause: components["schemas"]["Cause"] | null;
            http_status: number | null;
            /** @default 0 */
            first_line: number;
            setup_ms: number | null;
            cleanup_ms: number | null;
            retry_at: string | null;
        };
        /** BackfillAnswer */
        BackfillAnswer: {
            backfill: components["schemas"]["BackfillView"] | null;
            total: number;
            times: string[];
        };
        /** BackfillList */
        BackfillList: {
            items: components["schemas"]["BackfillView"][];
        };
        /** BackfillRequest */
        BackfillRequest: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            /** @default false */
            dry_run?: boolean;
            /** @default 1 */
            max_parallel?: number;
            /** @default false */
            include_fired?: boolean;
        };
        /**
         * BackfillState
         * @description Where a backfill is.
         * @enum {string}
         */
        BackfillState: "running" | "done" | "cancelled";
        /** BackfillView */
        BackfillView: {
            id: string;
            job_id: string;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            state: components["schemas"]["BackfillState"];
            total: number;
            dispatched: number;
            max_parallel: number;
            /** Format: date-time */
            created_at: string;
            finished_at: string | null;
            created_by: string;
        };
        /** Bind */
        Bind: {
            path: string;
            /** @default false */
            writable?: boolean;
        };
        /** Blackout */
        Blackout: {
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            /** @default  */
            label?: string;
        };
        /**
         * BulkAction
         * @description What can be done to many jobs at once.
         * @enum {string}
         */
        BulkAction: "activate" | "pause" | "archive" | "delete";
        /** BulkRequest */
        BulkRequest: {
            ids: string[];
            action: components["schemas"]["BulkAction"];
        };
        /** BulkResult */
        BulkResult: {
            id: string;
            ok: boolean;
            error: string | null;
        };
        /** BulkResults */
        BulkResults: {
            results: components["schemas"]["BulkResult"][];
        };
        /** Calendar */
        Calendar: {
            id: string;
            name: string;
            description: string;
            mode: components["schemas"]["CalendarMode"];
            timezone: string;
            source: components["schemas"]["RangeSource"] | components["schemas"]["HolidaySource"] | components["schemas"]["IcsSource"];
            tags: string[];
            owner_id: string;
            version: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        /** CalendarChange */
        CalendarChange: {
            name?: string;
            source?: components["schemas"]["RangeSource"] | components["schemas"]["HolidaySource"] | components["schemas"]["IcsSource"];
            description?: string;
            mode?: components["schemas"]["CalendarMode"];
            timezone?: string;
            tags?: string[];
        };
        /** CalendarList */
        CalendarList: {
            items: components["schemas"]["Calendar"][];
            total: number;
            complete: boolean;
            next_cursor: string | null;
        };
        /**
         * CalendarMode
         * @description What being covered by a calendar means.
         * @enum {string}
         */
        CalendarMode: "closed" | "open";
        /** CalendarPreview */
        CalendarPreview: {
            stretches: components["schemas"]["Blackout"][];
            complete: boolean;
        };
        /** CalendarPreviewRequest */
        CalendarPreviewRequest: {
            source: components["schemas"]["RangeSource"] | components["schemas"]["HolidaySource"] | components["schemas"]["IcsSource"];
            /** @default UTC */
            timezone?: string;
            from?: string | null;
            to?: string | null;
        };
        /** CalendarView */
        CalendarView: {
            id: string;
            name: string;
            description: string;
            mode: components["schemas"]["CalendarMode"];
            timezone: string;
            source: components["schemas"]["RangeSource"] | components["schemas"]["HolidaySource"] | components["schemas"]["IcsSource"];
            tags: string[];
            owner_id: string;
            version: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            warnings: components["schemas"]["CalendarWarning"][];
        };
        /** CalendarWarning */
        CalendarWarning: {
            code: string;
            detail: string;
        };
        /** CancelAnswer */
        CancelAnswer: {
            state: components["schemas"]["ExecutionState"];
        };
        /** Catalog */
        Catalog: {
            executors: components["schemas"]["ExecutorEntry"][];
        };
        /**
         * Cause
         * @description Why an attempt did not succeed.
         * @enum {string}
         */
        Cause: "exit_code" | "signal" | "timeout" | "out_of_memory" | "limit" | "network" | "http_status" | "setup" | "refused" | "lost" | "internal";
        /** ClockChange */
        ClockChange: {
            at: string;
            /** @enum {string} */
            kind: "forward" | "back";
            text: string;
        };
        /** Comparison */
        Comparison: {
            fields: components["schemas"]["FieldComparison"][];
            definition: components["schemas"]["DefinitionDifference"][];
            log: components["schemas"]["LogComparison"];
        };
        /**
         * ConditionBody
         * @description Which way what follows is to go.
         */
        ConditionBody: {
            condition: boolean;
        };
        /** ContextAnswer */
        ContextAnswer: {
            execution_id: string;
            job_id: string;
            job_name: string;
            job_version: number;
            owner_id: string;
            attempt: number;
            queue: string;
            tags: string[];
            /** Format: date-time */
            scheduled_for: string;
            /** Format: date-time */
            started_at: string;
        };
        /** Country */
        Country: {
            code: string;
            name: string;
            subdivisions: components["schemas"]["Subdivision"][];
        };
        /** CronSpec */
        CronSpec: {
            expression: string;
            /** @default UTC */
            timezone?: string;
            gap?: components["schemas"]["GapPolicy"];
            fold?: components["schemas"]["FoldPolicy"];
            /** @constant */
            kind: "cron";
        };
        /** CrontabImport */
        CrontabImport: {
            jobs: components["schemas"]["ImportedJob"][];
            settings: components["schemas"]["CrontabSetting"][];
            rejected: components["schemas"]["RejectedLine"][];
            ignored: components["schemas"]["IgnoredLine"][];
            totals: components["schemas"]["ImportTotals"];
        };
        /** CrontabImportRequest */
        CrontabImportRequest: {
            text: string;
            /**
             * @default user
             * @enum {string}
             */
            kind?: "user" | "system";
            /** @default UTC */
            timezone?: string;
            /**
             * @default paused
             * @enum {string}
             */
            state?: "draft" | "active" | "paused";
            /** @default false */
            dry_run?: boolean;
        };
        /** CrontabSetting */
        CrontabSetting: {
            line: number;
            name: string;
            value: string;
        };
        /** DateSpec */
        DateSpec: {
            /** Format: date-time */
            run_at: string;
            /** @default UTC */
            timezone?: string;
            /** @constant */
            kind: "date";
        };
        /** DeadLetterList */
        DeadLetterList: {
            items: components["schemas"]["DeadLetterView"][];
            total: number;
            next_cursor: string | null;
        };
        /** DeadLetterRequest */
        DeadLetterRequest: {
            ids: string[];
        };
        /** DeadLetterResult */
        DeadLetterResult: {
            id: string;
            ok: boolean;
            execution_id: string | null;
            error: string | null;
        };
        /** DeadLetterResults */
        DeadLetterResults: {
            results: components["schemas"]["DeadLetterResult"][];
        };
        /** DeadLetterView */
        DeadLetterView: {
            execution_id: string;
            job_id: string;
            job_name: string;
            owner_id: string;
            state: components["schemas"]["ExecutionState"];
            /** Format: date-time */
            scheduled_for: string;
            /** Format: date-time */
            ended_at: string;
            attempts: number;
            cause: components["schemas"]["Cause"] | null;
            exit_code: number | null;
            http_status: number | null;
            error: string | null;
        };
        /** DefinitionDifference */
        DefinitionDifference: {
            pointer: string;
            left: unknown;
            right: unknown;
        };
        /**
         * Disposition
         * @description What became of a due time.
         * @enum {string}
         */
        Disposition: "fired" | "merged" | "skipped" | "missed" | "held";
        /** DurationPoint */
        DurationPoint: {
            execution_id: string;
            /** Format: date-time */
            time: string;
            duration_ms: number;
            state: components["schemas"]["ExecutionState"];
        };
        /**
         * DurationSource
         * @description Where durations are from.
         * @enum {string}
         */
        DurationSource: "history" | "assumed";
        /** Durations */
        Durations: {
            points: components["schemas"]["DurationPoint"][];
        };
        /** DurationsView */
        DurationsView: {
            count: number;
            median_ms: number;
            source: components["schemas"]["DurationSource"];
        };
        /** ExecutionList */
        ExecutionList: {
            items: components["schemas"]["ExecutionView"][];
            total: number;
            complete: boolean;
            next_cursor: string | null;
        };
        /**
         * ExecutionSort
         * @description Order.
         * @enum {string}
         */
        ExecutionSort: "-scheduled_for" | "scheduled_for" | "-duration_ms" | "duration_ms";
        /**
         * ExecutionState
         * @description Where an execution is. The first three are live; the others are final.
         * @enum {string}
         */
        ExecutionState: "queued" | "running" | "retrying" | "succeeded" | "failed" | "timed_out" | "cancelled" | "abandoned" | "skipped" | "missed";
        /** ExecutionView */
        ExecutionView: {
            id: string;
            job_id: string;
            job_name: string;
            job_version: number;
            owner_id: string;
            tags: string[];
            origin: components["schemas"]["Origin"];
            state: components["schemas"]["ExecutionState"];
            queue: string;
            /** @default [] */
            needs: string[];
            /** Format: date-time */
            scheduled_for: string;
            /** Format: date-time */
            queued_at: string;
            started_at: string | null;
            finished_at: string | null;
            duration_ms: number | null;
            lag_ms: number | null;
            exit_code: number | null;
            error: string | null;
            reason: string | null;
            missed_count: number;
            missed_until: string | null;
            cpu_ms: number | null;
            peak_memory_bytes: number | null;
            log: components["schemas"]["LogTotals"];
            attempts: components["schemas"]["Attempt"][];
            cause: components["schemas"]["Cause"] | null;
            http_status: number | null;
            retry_at: string | null;
            /** @default false */
            is_dry_run: boolean;
            highlights: components["schemas"]["Highlight"][];
        };
        /** ExecutorEntry */
        ExecutorEntry: {
            kind: string;
            title: string;
            description: string;
            config_schema: {
                [key: string]: unknown;
            };
            is_process: boolean;
        };
        /** ExecutorRef */
        ExecutorRef: {
            kind: string;
            config?: {
                [key: string]: unknown;
            };
        };
        /** FailingJob */
        FailingJob: {
            job_id: string;
            job_name: string;
            execution_id: string;
            state: components["schemas"]["ExecutionState"];
            error: string | null;
            /** Format: date-time */
            finished_at: string;
            /** Format: date-time */
            since: string;
            count: number;
        };
        /** FieldComparison */
        FieldComparison: {
            name: string;
            left: unknown;
            right: unknown;
            differs: boolean;
        };
        /**
         * FieldError
         * @description One refused field: where it is, a stable code, and what would be right.
         */
        FieldError: {
            pointer: string;
            code: string;
            detail: string;
        };
        /**
         * FoldPolicy
         * @description Which pass counts of a clock time that happens twice because the clock is put back.
         * @enum {string}
         */
        FoldPolicy: "auto" | "first" | "last" | "both";
        /**
         * GapPolicy
         * @description What becomes of a clock time that does not exist because the clock is put forward over it.
         * @enum {string}
         */
        GapPolicy: "auto" | "shift" | "skip";
        /** Health */
        Health: {
            status: string;
            parts: components["schemas"]["Parts"];
        };
        /** Highlight */
        Highlight: {
            /** @enum {string} */
            field: "error" | "output" | "job_name";
            text: string;
            ranges: [
                number,
                number
            ][];
        };
        /** HolidaySource */
        HolidaySource: {
            country: string;
            /** @default  */
            subdivision?: string;
            /** @constant */
            kind: "holidays";
        };
        /** HunkLine */
        HunkLine: {
            kind: components["schemas"]["LineKind"];
            text: string;
        };
        /** IcsSource */
        IcsSource: {
            text: string;
            /** @constant */
            kind: "ics";
        };
        /** IgnoredLine */
        IgnoredLine: {
            line: number;
            /** @enum {string} */
            kind: "comment" | "blank";
        };
        /** ImportTotals */
        ImportTotals: {
            lines: number;
            jobs: number;
            settings: number;
            rejected: number;
            comments: number;
            blanks: number;
        };
        /** ImportedJob */
        ImportedJob: {
            line: number;
            name: string;
            schedule: components["schemas"]["CronSpec"] | null;
            schedule_text: string;
            command: string;
            run_as: string | null;
            environment: {
                [key: string]: string;
            };
            stdin: string | null;
            next_fire_at: string | null;
            warnings: string[];
            job_id: string | null;
        };
        /** ImportedVariable */
        ImportedVariable: {
            key: string;
            outcome: string;
            detail: string | null;
        };
        /**
         * IncrementBody
         * @description What is added; a variable that is not there counts as 0.
         */
        IncrementBody: {
            /** @default 1 */
            by?: number;
        };
        /** InputAnswer */
        InputAnswer: {
            data: {
                [key: string]: string | number | boolean;
            };
        };
        /** InputValue */
        InputValue: {
            name: string;
            value: string | number | boolean;
        };
        /** IntervalSpec */
        IntervalSpec: {
            every_s: number;
            start_at?: string | null;
            /** @default UTC */
            timezone?: string;
            /** @constant */
            kind: "interval";
        };
        /** JobChange */
        JobChange: {
            name?: string;
            executor?: components["schemas"]["ExecutorRef"];
            description?: string;
            tags?: string[];
            state?: components["schemas"]["JobState"];
            schedule?: components["schemas"]["CronSpec"] | components["schemas"]["IntervalSpec"] | components["schemas"]["DateSpec"] | components["schemas"]["AnySpec"] | null;
            timing?: components["schemas"]["Timing"];
            timeout_s?: number;
            setup_timeout_s?: number;
            grace_s?: number;
            environment?: {
                [key: string]: string;
            };
            parameters?: components["schemas"]["Parameter"][];
            sandbox?: components["schemas"]["Sandbox"];
            retry?: components["schemas"]["RetryPolicy"];
            keep?: components["schemas"]["KeepPolicy"];
            queue?: string;
            needs?: string[];
            priority?: components["schemas"]["Priority"];
            overlap?: components["schemas"]["OverlapPolicy"];
            max_concurrent?: number;
            overlap_queue_limit?: number;
            misfire?: components["schemas"]["MisfirePolicy"];
            misfire_grace_s?: number;
            misfire_window_s?: number | null;
            misfire_cap?: number;
            max_executions?: number | null;
            reset_counter_on_active?: boolean;
            snoozed_until?: string | null;
            pause_reason?: string;
            on_lost?: components["schemas"]["LostPolicy"];
        };
        /** JobCounts */
        JobCounts: {
            active: number;
            paused: number;
            draft: number;
            archived: number;
        };
        /** JobList */
        JobList: {
            items: components["schemas"]["JobView"][];
            total: number;
            complete: boolean;
            next_cursor: string | null;
        };
        /**
         * JobSort
         * @description Order; `-` means descending.
         * @enum {string}
         */
        JobSort: "name" | "-name" | "-created_at" | "created_at";
        /**
         * JobState
         * @description Whether a job is scheduled.
         * @enum {string}
         */
        JobState: "draft" | "active" | "paused" | "archived";
        /** JobStatsView */
        JobStatsView: {
            queued: number;
            running: number;
            retrying: number;
            succeeded: number;
            failed: number;
            timed_out: number;
            cancelled: number;
            abandoned: number;
            skipped: number;
            missed: number;
            last_execution_id: string | null;
            last_state: components["schemas"]["ExecutionState"] | null;
            last_finished_at: string | null;
            recent: components["schemas"]["RecentExecution"][];
        };
        /** JobUse */
        JobUse: {
            id: string;
            name: string;
        };
        /** JobView */
        JobView: {
            id: string;
            name: string;
            description: string;
            tags: string[];
            state: components["schemas"]["JobState"];
            schedule: components["schemas"]["CronSpec"] | components["schemas"]["IntervalSpec"] | components["schemas"]["DateSpec"] | components["schemas"]["AnySpec"] | null;
            timing: components["schemas"]["Timing"];
            executor: components["schemas"]["ExecutorRef"];
            timeout_s: number;
            setup_timeout_s: number;
            grace_s: number;
            environment: {
                [key: string]: string;
            };
            parameters: components["schemas"]["Parameter"][];
            sandbox: components["schemas"]["Sandbox"];
            retry: components["schemas"]["RetryPolicy"];
            keep: components["schemas"]["KeepPolicy"];
            queue: string;
            needs: string[];
            priority: components["schemas"]["Priority"];
            overlap: components["schemas"]["OverlapPolicy"];
            max_concurrent: number;
            overlap_queue_limit: number;
            misfire: components["schemas"]["MisfirePolicy"];
            misfire_grace_s: number;
            misfire_window_s: number | null;
            misfire_cap: number;
            max_executions: number | null;
            reset_counter_on_active: boolean;
            snoozed_until: string | null;
            paused_at: string | null;
            resumed_at: string | null;
            pause_reason: string;
            on_lost: components["schemas"]["LostPolicy"];
            owner_id: string;
            version: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            schedule_text: string;
            next_fire_at: string | null;
            fired_count: number;
            stats: components["schemas"]["JobStatsView"];
        };
        /** KeepPolicy */
        KeepPolicy: {
            days?: number | null;
            executions?: number | null;
            log_bytes?: number | null;
        };
        /** Kpi */
        Kpi: {
            name: string;
            unit: string;
            last: components["schemas"]["Sample"] | null;
        };
        /** KpiList */
        KpiList: {
            items: components["schemas"]["Kpi"][];
        };
        /** KpiSeries */
        KpiSeries: {
            name: string;
            unit: string;
            bucket_s: number;
            points: components["schemas"]["Sample"][];
        };
        /** LagSummary */
        LagSummary: {
            p50_ms: number | null;
            p99_ms: number | null;
            count: number;
        };
        /** LimitList */
        LimitList: {
            items: components["schemas"]["LimitView"][];
        };
        /** LimitRequest */
        LimitRequest: {
            limit: number;
        };
        /**
         * LimitScope
         * @description What a limit is for.
         * @enum {string}
         */
        LimitScope: "owner" | "tag";
        /** LimitView */
        LimitView: {
            scope: components["schemas"]["LimitScope"];
            name: string;
            owner_id: string;
            limit: number;
            running: number;
            waiting: number;
        };
        /** Limits */
        Limits: {
            cpu?: number | null;
            memory_bytes?: number | null;
            pids?: number | null;
            open_files?: number | null;
            file_bytes?: number | null;
            disk_bytes?: number | null;
            output_bytes?: number | null;
        };
        /**
         * LineKind
         * @description Where a line stands.
         * @enum {string}
         */
        LineKind: "same" | "left" | "right";
        /** Live */
        Live: {
            /** @constant */
            status: "live";
        };
        /** LogComparison */
        LogComparison: {
            left_lines: number;
            right_lines: number;
            truncated: boolean;
            hunks: components["schemas"]["LogHunk"][];
        };
        /** LogHit */
        LogHit: {
            execution_id: string;
            job_id: string;
            job_name: string;
            state: components["schemas"]["ExecutionState"];
            /** Format: date-time */
            scheduled_for: string;
            match_count: number;
            matches: components["schemas"]["LogMatch"][];
        };
        /** LogHunk */
        LogHunk: {
            left_start: number;
            right_start: number;
            lines: components["schemas"]["HunkLine"][];
        };
        /** LogLine */
        LogLine: {
            offset: number;
            /** Format: date-time */
            time: string;
            stream: components["schemas"]["LogStream"];
            text: string;
            /** @default false */
            truncated: boolean;
        };
        /** LogMatch */
        LogMatch: {
            line: components["schemas"]["LogLine"];
            ranges: [
                number,
                number
            ][];
            before: components["schemas"]["LogLine"][];
            after: components["schemas"]["LogLine"][];
        };
        /** LogPage */
        LogPage: {
            lines: components["schemas"]["LogLine"][];
            next_after: number | null;
            finished: boolean;
        };
        /** LogPosition */
        LogPosition: {
            offset: number | null;
        };
        /** LogSearchPage */
        LogSearchPage: {
            items: components["schemas"]["LogHit"][];
            total: number;
            complete: boolean;
            next_cursor: string | null;
        };
        /**
         * LogStream
         * @description Where a line came from.
         * @enum {string}
         */
        LogStream: "stdout" | "stderr" | "system";
        /** LogTotals */
        LogTotals: {
            /** @default 0 */
            lines: number;
            /** @default 0 */
            bytes: number;
            /** @default 0 */
            dropped_lines: number;
            /** @default 0 */
            dropped_bytes: number;
        };
        /** LoginRequest */
        LoginRequest: {
            email: string;
            /** Format: password */
            password: string;
        };
        /**
         * LostPolicy
         * @description What happens to an execution whose worker vanished.
         * @enum {string}
         */
        LostPolicy: "fail" | "retry";
        /**
         * Metric
         * @description Which series.
         * @enum {string}
         */
        Metric: "duration_ms" | "lag_ms" | "cpu_ms" | "peak_memory_bytes" | "peak_cpu_percent" | "peak_processes" | "peak_open_files" | "io_bytes" | "succeeded" | "failed" | "not_run";
        /**
         * MetricBody
         * @description One sample of one of the job's own metrics.
         */
        MetricBody: {
            name: string;
            value: number;
            /** @default  */
            unit?: string;
        };
        /** MetricSeries */
        MetricSeries: {
            metric: components["schemas"]["Metric"];
            unit: string;
            bucket_s: number;
            points: components["schemas"]["Sample"][];
        };
        /**
         * MisfirePolicy
         * @description What becomes of due times that passed while nothing could dispatch them.
         * @enum {string}
         */
        MisfirePolicy: "latest" | "all" | "skip";
        /**
         * Network
         * @description What an attempt may reach.
         * @enum {string}
         */
        Network: "none" | "allow_list" | "open";
        /** NewCalendar */
        NewCalendar: {
            name: string;
            source: components["schemas"]["RangeSource"] | components["schemas"]["HolidaySource"] | components["schemas"]["IcsSource"];
            /** @default  */
            description?: string;
            mode?: components["schemas"]["CalendarMode"];
            /** @default UTC */
            timezone?: string;
            tags?: string[];
        };
        /** NewJob */
        NewJob: {
            name: string;
            executor: components["schemas"]["ExecutorRef"];
            /** @default  */
            description?: string;
            tags?: string[];
            state?: components["schemas"]["JobState"];
            schedule?: components["schemas"]["CronSpec"] | components["schemas"]["IntervalSpec"] | components["schemas"]["DateSpec"] | components["schemas"]["AnySpec"] | null;
            timing?: components["schemas"]["Timing"];
            /** @default 3600 */
            timeout_s?: number;
            /** @default 300 */
            setup_timeout_s?: number;
            /** @default 10 */
            grace_s?: number;
            environment?: {
                [key: string]: string;
            };
            parameters?: components["schemas"]["Parameter"][];
            sandbox?: components["schemas"]["Sandbox"];
            retry?: components["schemas"]["RetryPolicy"];
            keep?: components["schemas"]["KeepPolicy"];
            /** @default default */
            queue?: string;
            needs?: string[];
            priority?: components["schemas"]["Priority"];
            overlap?: components["schemas"]["OverlapPolicy"];
            /** @default 1 */
            max_concurrent?: number;
            /** @default 100 */
            overlap_queue_limit?: number;
            misfire?: components["schemas"]["MisfirePolicy"];
            /** @default 60 */
            misfire_grace_s?: number;
            misfire_window_s?: number | null;
            /** @default 100 */
            misfire_cap?: number;
            max_executions?: number | null;
            /** @default true */
            reset_counter_on_active?: boolean;
            snoozed_until?: string | null;
            /** @default  */
            pause_reason?: string;
            on_lost?: components["schemas"]["LostPolicy"];
        };
        /**
         * Origin
         * @description What asked for an execution.
         * @enum {string}
         */
        Origin: "schedule" | "manual" | "api" | "backfill";
        /**
         * Outcome
         * @description How an attempt ended.
         * @enum {string}
         */
        Outcome: "succeeded" | "failed" | "timed_out" | "cancelled" | "abandoned";
        /** OutcomePoint */
        OutcomePoint: {
            /** Format: date-time */
            time: string;
            succeeded: number;
            failed: number;
            not_run: number;
        };
        /** OutcomeSeries */
        OutcomeSeries: {
            bucket_s: number;
            points: components["schemas"]["OutcomePoint"][];
        };
        /**
         * OutputBody
         * @description What the execution gives; the last one counts.
         */
        OutputBody: {
            data: unknown;
        };
        /**
         * OverlapPolicy
         * @description What happens to a new execution while as many of the job's as may run at once have not ended.
         * @enum {string}
         */
        OverlapPolicy: "skip" | "queue_one" | "queue_all" | "cancel_running" | "terminate_running" | "allow";
        /** Overview */
        Overview: {
            /** Format: date-time */
            now: string;
            running: components["schemas"]["ExecutionView"][];
            running_total: number;
            queued_total: number;
            next: components["schemas"]["UpcomingFire"][];
            failing: components["schemas"]["FailingJob"][];
            workers: components["schemas"]["WorkerInfo"][];
            jobs: components["schemas"]["JobCounts"];
            outcomes: components["schemas"]["OutcomeSeries"];
            previous: components["schemas"]["OutcomeSeries"];
            lag: components["schemas"]["LagSummary"];
        };
        /** Parameter */
        Parameter: {
            name: string;
            type?: components["schemas"]["ParameterType"];
            /** @default  */
            description?: string;
            default?: string | number | boolean | null;
            /** @default false */
            required?: boolean;
            /** @default [] */
            choices?: string[];
        };
        /**
         * ParameterType
         * @description Which values a parameter takes; a form is drawn from it.
         * @enum {string}
         */
        ParameterType: "text" | "number" | "boolean" | "choice";
        /** PartHealth */
        PartHealth: {
            ok: boolean;
            detail: string;
            seen_at: string | null;
        };
        /** Parts */
        Parts: {
            redis: components["schemas"]["PartHealth"];
            postgres: components["schemas"]["PartHealth"];
            scheduler: components["schemas"]["PartHealth"];
            worker: components["schemas"]["PartHealth"];
            analyst: components["schemas"]["PartHealth"];
        };
        /** PauseRequest */
        PauseRequest: {
            reason: string;
        };
        /** PauseView */
        PauseView: {
            paused: boolean;
            since: string | null;
            /** @default  */
            reason: string;
            /** @default  */
            by: string;
        };
        /** Preview */
        Preview: {
            fire_times: string[];
            slots: components["schemas"]["PreviewSlot"][];
            clock_changes: components["schemas"]["ClockChange"][];
            description: string;
            warnings: components["schemas"]["ScheduleWarning"][];
        };
        /** PreviewRequest */
        PreviewRequest: {
            schedule: components["schemas"]["CronSpec"] | components["schemas"]["IntervalSpec"] | components["schemas"]["DateSpec"] | components["schemas"]["AnySpec"];
            timing?: components["schemas"]["Timing"];
            /** @default  */
            job_id?: string;
            /** @default [] */
            tags?: string[];
            /** @default 10 */
            count?: number;
            from?: string | null;
        };
        /** PreviewSlot */
        PreviewSlot: {
            due_at: string;
            skipped: components["schemas"]["SlotReason"] | null;
            detail: string;
        };
        /**
         * Priority
         * @description Who goes first among waiting executions of one owner: each step is a head start, so that nothing starves.
         * @enum {string}
         */
        Priority: "low" | "normal" | "high" | "critical";
        /**
         * Problem
         * @description What went wrong, for programs and for people.
         */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            instance: string;
            errors: components["schemas"]["FieldError"][];
        };
        /**
         * Profile
         * @description How far an attempt is kept apart from the machine.
         * @enum {string}
         */
        Profile: "trusted" | "standard" | "strict" | "custom";
        /** Progress */
        Progress: {
            percent: number | null;
            text: string;
            /** Format: date-time */
            at: string;
        };
        /**
         * ProgressBody
         * @description How far it has come, and with what.
         */
        ProgressBody: {
            /** @default null */
            percent?: number | null;
            /** @default  */
            text?: string;
        };
        /** PutSecret */
        PutSecret: {
            value?: string | null;
            fields?: {
                [key: string]: string;
            } | null;
            /** @default  */
            description?: string;
            job_id?: string | null;
        };
        /** PutVariable */
        PutVariable: {
            value: unknown;
            description?: string | null;
            job_id?: string | null;
            expected_version?: number | null;
        };
        /** QueueList */
        QueueList: {
            items: components["schemas"]["QueueView"][];
        };
        /** QueueView */
        QueueView: {
            name: string;
            needs: string[];
            waiting: number;
            oldest_at: string | null;
            workers: number;
            reason: string | null;
        };
        /** RangeSource */
        RangeSource: {
            ranges: components["schemas"]["Blackout"][];
            /** @constant */
            kind: "ranges";
        };
        /** RecentExecution */
        RecentExecution: {
            id: string;
            state: components["schemas"]["ExecutionState"];
            duration_ms: number | null;
        };
        /** RecordView */
        RecordView: {
            parameters: {
                [key: string]: string | number | boolean;
            };
            dry_run: boolean;
            replay_of: string | null;
            replays: string[];
            output: unknown;
            condition: boolean | null;
            progress: components["schemas"]["Progress"] | null;
            metrics: components["schemas"]["ReportedMetric"][];
            artifacts: components["schemas"]["ArtifactInfo"][];
            waiting_for: string | null;
        };
        /**
         * Reduce
         * @description How the samples of one bucket become one value.
         * @enum {string}
         */
        Reduce: "avg" | "min" | "max" | "sum" | "count" | "last";
        /** RejectedLine */
        RejectedLine: {
            line: number;
            text: string;
            reason: string;
        };
        /** Replay */
        Replay: {
            /** @default 0 */
            due: number;
            /** @default 0 */
            ran: number;
            /** @default 0 */
            skipped: number;
            /** @default 0 */
            missed: number;
            /** @default 0 */
            waited_ms_total: number;
            /** @default 0 */
            waited_ms_max: number;
            /** @default 0 */
            peak: number;
        };
        /**
         * ReplayDefinition
         * @description Which definition of its job a replay runs.
         * @enum {string}
         */
        ReplayDefinition: "recorded" | "current";
        /** ReplayRequest */
        ReplayRequest: {
            definition?: components["schemas"]["ReplayDefinition"];
            parameters?: {
                [key: string]: string | number | boolean;
            } | null;
        };
        /** ReportedMetric */
        ReportedMetric: {
            name: string;
            value: number;
            unit: string;
            /** Format: date-time */
            time: string;
        };
        /** ResumePreview */
        ResumePreview: {
            total: number;
            run: string[];
            run_count: number;
            merged: number;
            missed: number;
            skipped: number;
            text: string;
        };
        /** RetryPolicy */
        RetryPolicy: {
            /** @default 1 */
            max_attempts?: number;
            /** @default 5 */
            initial_s?: number;
            /** @default 2 */
            multiplier?: number;
            /** @default 300 */
            cap_s?: number;
            /** @default 0.1 */
            jitter?: number;
            deadline_s?: number | null;
            /**
             * @default [
             *       "exit_code",
             *       "signal",
             *       "timeout",
             *       "out_of_memory",
             *       "limit",
             *       "network",
             *       "http_status",
             *       "setup"
             *     ]
             */
            on?: components["schemas"]["Cause"][];
            /** @default [] */
            exit_codes?: number[];
            /** @default [] */
            signals?: string[];
            /**
             * @default [
             *       "429",
             *       "5xx"
             *     ]
             */
            http_statuses?: string[];
            /** @default [] */
            log_patterns?: string[];
        };
        /**
         * Role
         * @description What a user may do in general; permissions hang on it.
         * @enum {string}
         */
        Role: "admin" | "developer" | "viewer";
        /** RunRequest */
        RunRequest: {
            parameters?: {
                [key: string]: string | number | boolean;
            };
            /** @default false */
            dry_run?: boolean;
        };
        /** Sample */
        Sample: {
            /** Format: date-time */
            time: string;
            value: number;
        };
        /** Sandbox */
        Sandbox: {
            profile?: components["schemas"]["Profile"];
            network?: components["schemas"]["Network"] | null;
            /** @default [] */
            allowed_hosts?: string[];
            limits?: components["schemas"]["Limits"];
            /** @default [] */
            binds?: components["schemas"]["Bind"][];
        };
        /** ScheduleWarning */
        ScheduleWarning: {
            code: string;
            detail: string;
        };
        /**
         * ScopeKind
         * @description Who may use it.
         * @enum {string}
         */
        ScopeKind: "user" | "job";
        /** SecretList */
        SecretList: {
            items: components["schemas"]["SecretView"][];
            total: number;
            complete: boolean;
            next_cursor: string | null;
            current_key_id: string | null;
            providers: string[];
        };
        /** SecretView */
        SecretView: {
            name: string;
            scope: components["schemas"]["ScopeKind"];
            owner_id: string;
            job_id: string | null;
            description: string;
            fields: string[];
            key_id: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            used_by: components["schemas"]["JobUse"][];
        };
        /** SetupRequest */
        SetupRequest: {
            /** Format: password */
            token: string;
            email: string;
            /** Format: password */
            password: string;
            /** @default  */
            name?: string;
        };
        /** SetupState */
        SetupState: {
            needed: boolean;
        };
        /** SimulationRequest */
        SimulationRequest: {
            schedule?: components["schemas"]["CronSpec"] | components["schemas"]["IntervalSpec"] | components["schemas"]["DateSpec"] | components["schemas"]["AnySpec"];
            timing?: components["schemas"]["Timing"];
            overlap?: components["schemas"]["OverlapPolicy"];
            max_concurrent?: number;
            misfire?: components["schemas"]["MisfirePolicy"];
            from?: string | null;
            to?: string | null;
        };
        /** SimulationView */
        SimulationView: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            durations: components["schemas"]["DurationsView"];
            before: components["schemas"]["Replay"];
            after: components["schemas"]["Replay"];
            added: string[];
            added_total: number;
            lost: string[];
            lost_total: number;
        };
        /** SlotList */
        SlotList: {
            items: components["schemas"]["SlotView"][];
            complete: boolean;
            next_cursor: string | null;
        };
        /**
         * SlotReason
         * @description Why a due time did not run.
         * @enum {string}
         */
        SlotReason: "overlap" | "calendar" | "window" | "snoozed" | "paused" | "run_cap" | "queue_full" | "policy" | "expired" | "catch_up_cap";
        /** SlotView */
        SlotView: {
            /** Format: date-time */
            due_at: string;
            until: string | null;
            count: number;
            disposition: components["schemas"]["Disposition"];
            reason: components["schemas"]["SlotReason"] | null;
            text: string;
            late_ms: number | null;
            execution_id: string | null;
            execution_state: components["schemas"]["ExecutionState"] | null;
            backfill_id: string | null;
        };
        /** Subdivision */
        Subdivision: {
            code: string;
            name: string;
        };
        /** Timing */
        Timing: {
            starts_at?: string | null;
            ends_at?: string | null;
            /** @default 0 */
            jitter_s?: number;
            /** @default [] */
            windows?: components["schemas"]["Window"][];
            /** @default [] */
            calendars?: string[];
        };
        /** Token */
        Token: {
            access_token: string;
            /** @constant */
            token_type: "bearer";
            expires_in: number;
        };
        /** Triggered */
        Triggered: {
            execution_id: string;
        };
        /** UpcomingFire */
        UpcomingFire: {
            job_id: string;
            job_name: string;
            /** Format: date-time */
            fire_at: string;
            schedule_text: string;
        };
        /** UsageCurve */
        UsageCurve: {
            interval_s: number | null;
            points: components["schemas"]["UsagePoint"][];
        };
        /** UsagePoint */
        UsagePoint: {
            /** Format: date-time */
            time: string;
            cpu_cores: number;
            memory_bytes: number;
            read_bytes: number | null;
            write_bytes: number | null;
            processes: number;
            open_files: number | null;
        };
        /** User */
        User: {
            id: string;
            email: string;
            name: string;
            role: components["schemas"]["Role"];
            /** Format: date-time */
            created_at: string;
            is_disabled: boolean;
        };
        /** VariableAnswer */
        VariableAnswer: {
            key: string;
            value: unknown;
            version: number;
        };
        /**
         * VariableBody
         * @description A new value. `expected_version`: only if the variable has this version; 0: only if there is none.
         */
        VariableBody: {
            value: unknown;
            /** @default null */
            expected_version?: number | null;
        };
        /** VariableExport */
        VariableExport: {
            format: components["schemas"]["VariableFormat"];
            text: string;
            count: number;
        };
        /**
         * VariableFormat
         * @description How to write them down.
         * @enum {string}
         */
        VariableFormat: "json" | "env";
        /** VariableImport */
        VariableImport: {
            format: components["schemas"]["VariableFormat"];
            text: string;
            /** @default false */
            overwrite?: boolean;
            /** @default false */
            dry_run?: boolean;
            job_id?: string | null;
        };
        /** VariableImportReport */
        VariableImportReport: {
            items: components["schemas"]["ImportedVariable"][];
            dry_run: boolean;
        };
        /** VariableList */
        VariableList: {
            items: components["schemas"]["VariableView"][];
            total: number;
            complete: boolean;
            next_cursor: string | null;
        };
        /** VariableVersion */
        VariableVersion: {
            version: number;
            value: unknown;
            description: string;
            /** Format: date-time */
            updated_at: string;
            updated_by: string;
        };
        /** VariableVersions */
        VariableVersions: {
            items: components["schemas"]["VariableVersion"][];
        };
        /** VariableView */
        VariableView: {
            version: number;
            value: unknown;
            description: string;
            /** Format: date-time */
            updated_at: string;
            updated_by: string;
            key: string;
            scope: components["schemas"]["ScopeKind"];
            owner_id: string;
            job_id: string | null;
            used_by: components["schemas"]["JobUse"][];
        };
        /**
         * Weekday
         * @description A day of the week.
         * @enum {string}
         */
        Weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
        /** Window */
        Window: {
            start: string;
            end: string;
            /**
             * @default [
             *       "mon",
             *       "tue",
             *       "wed",
             *       "thu",
             *       "fri",
             *       "sat",
             *       "sun"
             *     ]
             */
            days?: components["schemas"]["Weekday"][];
        };
        /** WorkerInfo */
        WorkerInfo: {
            id: string;
            host: string;
            pid: number;
            queues: string[];
            slots: number;
            running: number;
            /** Format: date-time */
            started_at: string;
            /** Format: date-time */
            seen_at: string;
            /** @default [] */
            labels: string[];
            /** @default [] */
            missing: string[];
            load: components["schemas"]["WorkerLoad"];
            /** @default false */
            is_cordoned: boolean;
            /** @default false */
            is_draining: boolean;
        };
        /** WorkerList */
        WorkerList: {
            items: components["schemas"]["WorkerInfo"][];
        };
        /** WorkerLoad */
        WorkerLoad: {
            /** @default 0 */
            cpu_cores: number;
            /** @default 0 */
            memory_bytes: number;
            /** @default 0 */
            attempts_cpu_cores: number;
            /** @default 0 */
            attempts_memory_bytes: number;
            disk_free_bytes: number | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getSetup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupState"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetupRequest"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listJobs: {
        parameters: {
            query?: {
                /** @description Words of name and description. */
                search?: string;
                /** @description In any of these. */
                state?: components["schemas"]["JobState"][] | null;
                /** @description With all of these tags. */
                tag?: string[] | null;
                /** @description Order; `-` means descending. */
                sort?: components["schemas"]["JobSort"];
                /** @description How many at most. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobList"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createJob: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewJob"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobView"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeJobs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkResults"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobView"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JobChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobView"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    triggerJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RunRequest"];
            };
        };
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Triggered"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listExecutions: {
        parameters: {
            query?: {
                /** @description Of this job. */
                job_id?: string | null;
                /** @description In one of these states. */
                state?: components["schemas"]["ExecutionState"][] | null;
                /** @description With all of these tags. */
                tag?: string[] | null;
                /** @description Words of error, output and job name. */
                query?: string;
                /** @description Not before this time (RFC 3339). */
                from?: string | null;
                /** @description Before this time (RFC 3339). */
                to?: string | null;
                /** @description Order. */
                sort?: components["schemas"]["ExecutionSort"];
                /** @description How many at most. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionList"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getExecution: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                execution_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionView"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelExecution: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                execution_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelAnswer"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readLog: {
        parameters: {
            query?: {
                /** @description Lines above this; -1: all. */
                after?: number;
                /** @description Only lines below this. */
                before?: number | null;
                /** @description How many. */
                limit?: number;
            };
            header?: never;
            path: {
                execution_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogPage"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadLog: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                execution_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stream Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": unknown;
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchLogs: {
        parameters: {
            query: {
                /** @description Words that must all be in a log; `word*`: begins so. */
                query: string;
                /** @description Of this job. */
                job_id?: string | null;
                /** @description In one of these states. */
                state?: components["schemas"]["ExecutionState"][] | null;
                /** @description Only on this stream. */
                stream?: components["schemas"]["LogStream"] | null;
                /** @description Not before this time (RFC 3339). */
                from?: string | null;
                /** @description Before this time (RFC 3339). */
                to?: string | null;
                /** @description How many. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogSearchPage"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findInLog: {
        parameters: {
            query?: {
                /** @description The first line since then. */
                time?: string | null;
                /** @description `error`: the first one. */
                first?: string | null;
            };
            header?: never;
            path: {
                execution_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogPosition"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compareExecutions: {
        parameters: {
            query: {
                /** @description An execution. */
                left: string;
                /** @description Another one, of any job. */
                right: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comparison"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getExecutionRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                execution_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordView"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayExecution: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                execution_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReplayRequest"];
            };
        };
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Triggered"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadArtifact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                execution_id: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDeadLetters: {
        parameters: {
            query?: {
                /** @description Of this job. */
                job_id?: string | null;
                /** @description How many at most. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterList"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryDeadLetters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeadLetterRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterResults"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dismissDeadLetters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeadLetterRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterResults"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMetric: {
        parameters: {
            query?: {
                /** @description Which series. */
                metric?: components["schemas"]["Metric"];
                /** @description Not before this time (RFC 3339). */
                from?: string | null;
                /** @description Before this time (RFC 3339). */
                to?: string | null;
                /** @description Seconds in one point; 0 gives the samples themselves. */
                bucket_s?: number;
                /** @description How samples become one point. */
                reduce?: components["schemas"]["Reduce"] | null;
            };
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetricSeries"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDurations: {
        parameters: {
            query?: {
                /** @description Not before this time (RFC 3339). */
                from?: string | null;
                /** @description Before this time (RFC 3339). */
                to?: string | null;
                /** @description How many at most. */
                limit?: number;
            };
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Durations"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listKpis: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KpiList"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getKpi: {
        parameters: {
            query?: {
                /** @description Not before this time (RFC 3339). */
                from?: string | null;
                /** @description Before this time (RFC 3339). */
                to?: string | null;
                /** @description Seconds in one point; 0 gives the samples themselves. */
                bucket_s?: number;
                /** @description How samples become one point. */
                reduce?: components["schemas"]["Reduce"];
            };
            header?: never;
            path: {
                job_id: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KpiSeries"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOverview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overview"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importCrontab: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CrontabImportRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CrontabImport"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCalendars: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarList"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCalendar"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarView"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCountries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Country"][];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarPreviewRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarPreview"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                calendar_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarView"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                calendar_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                calendar_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarView"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPause: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PauseView"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pauseScheduling: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PauseRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PauseView"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumeScheduling: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PauseView"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLimits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitList"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putLimit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What a limit is for. */
                limit_scope: components["schemas"]["LimitScope"];
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LimitRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitView"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeLimit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What a limit is for. */
                limit_scope: components["schemas"]["LimitScope"];
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCatalog: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Catalog"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    streamEvents: {
        parameters: {
            query?: {
                /** @description `jobs`, `executions`, `job:<id>`, `execution:<id>`; none: all. */
                topic?: string[] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    streamLog: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                execution_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runtimeReadInput: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InputAnswer"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runtimeReadInputValue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InputValue"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runtimeReadContext: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContextAnswer"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runtimeWriteOutput: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OutputBody"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runtimeSetCondition: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConditionBody"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runtimeAddMetric: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MetricBody"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runtimeTellProgress: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProgressBody"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runtimeReadVariable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariableAnswer"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runtimeWriteVariable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VariableBody"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariableAnswer"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runtimeDeleteVariable: {
        parameters: {
            query?: {
                expected_version?: number;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runtimeIncrementVariable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IncrementBody"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariableAnswer"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runtimeAppendVariable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppendBody"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariableAnswer"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runtimeListArtifacts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArtifactList"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runtimeReadArtifact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runtimeWriteArtifact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArtifactInfo"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSlots: {
        parameters: {
            query?: {
                /** @description Not before this time (RFC 3339). */
                from?: string | null;
                /** @description Before this time (RFC 3339). */
                to?: string | null;
                /** @description How many at most. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
            };
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlotList"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewResume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResumePreview"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBackfills: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackfillList"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createBackfill: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BackfillRequest"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackfillAnswer"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelBackfill: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
                backfill_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackfillView"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    simulateJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SimulationRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimulationView"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSecrets: {
        parameters: {
            query?: {
                /** @description Those of this job; else the caller's. */
                job_id?: string | null;
                /** @description Another owner's; for administrators. */
                owner_id?: string | null;
                /** @description Part of the name. */
                search?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretList"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutSecret"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretView"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteSecret: {
        parameters: {
            query?: {
                /** @description Those of this job; else the caller's. */
                job_id?: string | null;
                /** @description Even though jobs use it. */
                force?: boolean;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listVariables: {
        parameters: {
            query?: {
                /** @description Those of this job; else the caller's. */
                job_id?: string | null;
                /** @description Another owner's; for administrators. */
                owner_id?: string | null;
                /** @description Part of the key or description. */
                search?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariableList"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportVariables: {
        parameters: {
            query?: {
                /** @description How to write them down. */
                format?: components["schemas"]["VariableFormat"];
                /** @description Those of this job; else the caller's. */
                job_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariableExport"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importVariables: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VariableImport"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariableImportReport"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getVariable: {
        parameters: {
            query?: {
                /** @description Those of this job; else the caller's. */
                job_id?: string | null;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariableView"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putVariable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutVariable"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariableView"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteVariable: {
        parameters: {
            query?: {
                /** @description Those of this job; else the caller's. */
                job_id?: string | null;
                /** @description Even though jobs use it. */
                force?: boolean;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listVariableVersions: {
        parameters: {
            query?: {
                /** @description Those of this job; else the caller's. */
                job_id?: string | null;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariableVersions"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWorkers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerList"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cordonWorker: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                worker_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerInfo"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    uncordonWorker: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                worker_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerInfo"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    drainWorker: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                worker_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerInfo"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listQueues: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueList"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUsage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                execution_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageCurve"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    healthLive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Live"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    healthReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description What went wrong */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
