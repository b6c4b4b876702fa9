// Nothing is declared here: this header exists so that the module links libicu.
