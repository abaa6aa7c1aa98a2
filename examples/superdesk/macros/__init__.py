"""The macros of this example; Superdesk imports the modules of its macros folder one by one."""
