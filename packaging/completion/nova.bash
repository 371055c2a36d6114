# bash completion for nova. Generated from the program's own command line; do not edit.
_nova() {
    local current=${COMP_WORDS[COMP_CWORD]} command= word index
    for ((index = 1; index < COMP_CWORD; index++)); do
        word=${COMP_WORDS[index]}
        case $word in
            -*=* | --help | --version | --debug | --timings | --insecure | --os-cache | --collect-timing) ;;
            -*) index=$((index + 1)) ;;
            *)
                command=$word
                break
                ;;
        esac
    done
    local words
    case $command in
        '') words='--bypass-url --collect-timing --debug --format --help --insecure --os-auth-plugin --os-auth-type --os-auth-url --os-cacert --os-cache --os-cert --os-cloud --os-compute-api-version --os-default-domain-id --os-default-domain-name --os-domain-id --os-domain-name --os-endpoint-override --os-endpoint-type --os-key --os-password --os-project-domain-id --os-project-domain-name --os-project-id --os-project-name --os-region-name --os-system-scope --os-tenant-id --os-tenant-name --os-token --os-trust-id --os-user-domain-id --os-user-domain-name --os-user-id --os-user-name --os-username --profile --service-name --service-type --timeout --timings --version
            add-secgroup agent-create agent-delete agent-list agent-modify aggregate-add-host aggregate-cache-images aggregate-create aggregate-delete aggregate-list aggregate-remove-host aggregate-set-metadata aggregate-show aggregate-update availability-zone-list backup bash-completion boot clear-password console-log delete diagnostics evacuate explain flavor-access-add flavor-access-list flavor-access-remove flavor-create flavor-delete flavor-key flavor-list flavor-show flavor-update force-delete get-mks-console get-password get-rdp-console get-serial-console get-spice-console get-vnc-console help host-evacuate host-evacuate-live host-meta host-servers-migrate hypervisor-list hypervisor-servers hypervisor-show hypervisor-stats hypervisor-uptime image-create instance-action instance-action-list instance-usage-audit-log interface-attach interface-detach interface-list keypair-add keypair-delete keypair-list keypair-show limits list list-extensions list-secgroup live-migration live-migration-abort live-migration-force-complete lock meta migrate migration-list pause quota-class-show quota-class-update quota-defaults quota-delete quota-show quota-update reboot rebuild refresh-network remove-secgroup rescue reset-network reset-state resize resize-confirm resize-revert restore resume server-group-create server-group-delete server-group-get server-group-list server-migration-list server-migration-show server-tag-add server-tag-delete server-tag-delete-all server-tag-list server-tag-set server-topology service-delete service-disable service-enable service-force-down service-list set-password shell shelve shelve-offload show ssh start stop suspend trigger-crash-dump unlock unpause unrescue unshelve update usage usage-list version-list volume-attach volume-attachments volume-detach volume-update' ;;
        add-secgroup) words='-f --format --help' ;;
        agent-create) words='-f --format --help' ;;
        agent-delete) words='-f --format --help' ;;
        agent-list) words='-f --format --hypervisor --help' ;;
        agent-modify) words='-f --format --help' ;;
        aggregate-add-host) words='-f --format --help' ;;
        aggregate-cache-images) words='-f --format --help' ;;
        aggregate-create) words='-f --format --help' ;;
        aggregate-delete) words='-f --format --help' ;;
        aggregate-list) words='-f --format --help' ;;
        aggregate-remove-host) words='-f --format --help' ;;
        aggregate-set-metadata) words='-f --format --help' ;;
        aggregate-show) words='-f --format --help' ;;
        aggregate-update) words='-f --format --name --availability-zone --help' ;;
        availability-zone-list) words='-f --format --help' ;;
        backup) words='-f --format --help' ;;
        bash-completion) words='-f --format --help' ;;
        boot) words='-f --format --flavor --image --image-with --boot-volume --snapshot --min-count --max-count --meta --key-name --user-data --availability-zone --security-groups --block-device-mapping --block-device --swap --ephemeral --hint --nic --config-drive --poll --admin-pass --access-ip-v4 --access-ip-v6 --description --tags --return-reservation-id --trusted-image-certificate-id --host --hypervisor-hostname --hostname --help' ;;
        clear-password) words='-f --format --help' ;;
        console-log) words='-f --format --length --help' ;;
        delete) words='-f --format --all-tenants --help' ;;
        diagnostics) words='-f --format --help' ;;
        evacuate) words='-f --format --password --help' ;;
        explain) words='-f --format --help' ;;
        flavor-access-add) words='-f --format --help' ;;
        flavor-access-list) words='-f --format --flavor --help' ;;
        flavor-access-remove) words='-f --format --help' ;;
        flavor-create) words='-f --format --ephemeral --swap --rxtx-factor --is-public --description --help' ;;
        flavor-delete) words='-f --format --help' ;;
        flavor-key) words='-f --format --help' ;;
        flavor-list) words='-f --format --extra-specs --all --marker --min-disk --min-ram --limit --sort-key --sort-dir --help' ;;
        flavor-show) words='-f --format --help' ;;
        flavor-update) words='-f --format --help' ;;
        force-delete) words='-f --format --help' ;;
        get-mks-console) words='-f --format --help' ;;
        get-password) words='-f --format --help' ;;
        get-rdp-console) words='-f --format --help' ;;
        get-serial-console) words='-f --format --console-type --help' ;;
        get-spice-console) words='-f --format --help' ;;
        get-vnc-console) words='-f --format --help' ;;
        help) words='-f --format --help' ;;
        host-evacuate) words='-f --format --target_host --strict --help' ;;
        host-evacuate-live) words='-f --format --target-host --block-migrate --max-servers --strict --help' ;;
        host-meta) words='-f --format --strict --help' ;;
        host-servers-migrate) words='-f --format --strict --help' ;;
        hypervisor-list) words='-f --format --matching --marker --limit --help' ;;
        hypervisor-servers) words='-f --format --help' ;;
        hypervisor-show) words='-f --format --wrap --help' ;;
        hypervisor-stats) words='-f --format --help' ;;
        hypervisor-uptime) words='-f --format --help' ;;
        image-create) words='-f --format --metadata --show --poll --help' ;;
        instance-action) words='-f --format --help' ;;
        instance-action-list) words='-f --format --marker --limit --changes-since --changes-before --help' ;;
        instance-usage-audit-log) words='-f --format --before --help' ;;
        interface-attach) words='-f --format --port-id --net-id --fixed-ip --tag --help' ;;
        interface-detach) words='-f --format --help' ;;
        interface-list) words='-f --format --help' ;;
        keypair-add) words='-f --format --pub-key --key-type --user --help' ;;
        keypair-delete) words='-f --format --user --help' ;;
        keypair-list) words='-f --format --user --marker --limit --help' ;;
        keypair-show) words='-f --format --user --help' ;;
        limits) words='-f --format --tenant --reserved --help' ;;
        list) words='-f --format --reservation-id --ip --ip6 --name --status --flavor --image --host --all-tenants --tenant --user --deleted --fields --minimal --sort --marker --limit --availability-zone --key-name --config-drive --no-config-drive --progress --vm-state --task-state --power-state --changes-since --changes-before --tags --tags-any --not-tags --not-tags-any --locked --help' ;;
        list-extensions) words='-f --format --help' ;;
        list-secgroup) words='-f --format --help' ;;
        live-migration) words='-f --format --block-migrate --help' ;;
        live-migration-abort) words='-f --format --help' ;;
        live-migration-force-complete) words='-f --format --help' ;;
        lock) words='-f --format --reason --help' ;;
        meta) words='-f --format --help' ;;
        migrate) words='-f --format --host --poll --help' ;;
        migration-list) words='-f --format --instance-uuid --host --status --migration-type --source-compute --marker --limit --changes-since --changes-before --project-id --user-id --help' ;;
        pause) words='-f --format --help' ;;
        quota-class-show) words='-f --format --help' ;;
        quota-class-update) words='-f --format --instances --cores --ram --metadata-items --key-pairs --server-groups --server-group-members --help' ;;
        quota-defaults) words='-f --format --tenant --help' ;;
        quota-delete) words='-f --format --tenant --user --help' ;;
        quota-show) words='-f --format --tenant --user --detail --help' ;;
        quota-update) words='-f --format --user --instances --cores --ram --metadata-items --key-pairs --server-groups --server-group-members --force --help' ;;
        reboot) words='-f --format --hard --poll --help' ;;
        rebuild) words='-f --format --rebuild-password --poll --minimal --preserve-ephemeral --name --description --meta --key-name --key-unset --user-data --user-data-unset --trusted-image-certificate-id --trusted-image-certificates-unset --hostname --help' ;;
        refresh-network) words='-f --format --help' ;;
        remove-secgroup) words='-f --format --help' ;;
        rescue) words='-f --format --password --image --help' ;;
        reset-network) words='-f --format --help' ;;
        reset-state) words='-f --format --all-tenants --active --help' ;;
        resize) words='-f --format --poll --help' ;;
        resize-confirm) words='-f --format --help' ;;
        resize-revert) words='-f --format --help' ;;
        restore) words='-f --format --help' ;;
        resume) words='-f --format --help' ;;
        server-group-create) words='-f --format --rule --help' ;;
        server-group-delete) words='-f --format --help' ;;
        server-group-get) words='-f --format --help' ;;
        server-group-list) words='-f --format --limit --offset --all-projects --help' ;;
        server-migration-list) words='-f --format --help' ;;
        server-migration-show) words='-f --format --help' ;;
        server-tag-add) words='-f --format --help' ;;
        server-tag-delete) words='-f --format --help' ;;
        server-tag-delete-all) words='-f --format --help' ;;
        server-tag-list) words='-f --format --help' ;;
        server-tag-set) words='-f --format --help' ;;
        server-topology) words='-f --format --help' ;;
        service-delete) words='-f --format --help' ;;
        service-disable) words='-f --format --reason --help' ;;
        service-enable) words='-f --format --help' ;;
        service-force-down) words='-f --format --unset --help' ;;
        service-list) words='-f --format --host --binary --help' ;;
        set-password) words='-f --format --help' ;;
        shell) words='-f --format --help' ;;
        shelve) words='-f --format --help' ;;
        shelve-offload) words='-f --format --help' ;;
        show) words='-f --format --minimal --wrap --help' ;;
        ssh) words='-f --format --port --private --address-type --network --ipv6 --login -i --identity --extra-opts --help' ;;
        start) words='-f --format --all-tenants --help' ;;
        stop) words='-f --format --all-tenants --help' ;;
        suspend) words='-f --format --help' ;;
        trigger-crash-dump) words='-f --format --help' ;;
        unlock) words='-f --format --help' ;;
        unpause) words='-f --format --help' ;;
        unrescue) words='-f --format --help' ;;
        unshelve) words='-f --format --availability-zone --help' ;;
        update) words='-f --format --name --description --hostname --help' ;;
        usage) words='-f --format --start --end --tenant --help' ;;
        usage-list) words='-f --format --start --end --help' ;;
        version-list) words='-f --format --help' ;;
        volume-attach) words='-f --format --tag --delete-on-termination --help' ;;
        volume-attachments) words='-f --format --help' ;;
        volume-detach) words='-f --format --help' ;;
        volume-update) words='-f --format --delete-on-termination --no-delete-on-termination --help' ;;
        *) words= ;;
    esac
    if [ "$command" = help ]; then
        words='add-secgroup agent-create agent-delete agent-list agent-modify aggregate-add-host aggregate-cache-images aggregate-create aggregate-delete aggregate-list aggregate-remove-host aggregate-set-metadata aggregate-show aggregate-update availability-zone-list backup bash-completion boot clear-password console-log delete diagnostics evacuate explain flavor-access-add flavor-access-list flavor-access-remove flavor-create flavor-delete flavor-key flavor-list flavor-show flavor-update force-delete get-mks-console get-password get-rdp-console get-serial-console get-spice-console get-vnc-console help host-evacuate host-evacuate-live host-meta host-servers-migrate hypervisor-list hypervisor-servers hypervisor-show hypervisor-stats hypervisor-uptime image-create instance-action instance-action-list instance-usage-audit-log interface-attach interface-detach interface-list keypair-add keypair-delete keypair-list keypair-show limits list list-extensions list-secgroup live-migration live-migration-abort live-migration-force-complete lock meta migrate migration-list pause quota-class-show quota-class-update quota-defaults quota-delete quota-show quota-update reboot rebuild refresh-network remove-secgroup rescue reset-network reset-state resize resize-confirm resize-revert restore resume server-group-create server-group-delete server-group-get server-group-list server-migration-list server-migration-show server-tag-add server-tag-delete server-tag-delete-all server-tag-list server-tag-set server-topology service-delete service-disable service-enable service-force-down service-list set-password shell shelve shelve-offload show ssh start stop suspend trigger-crash-dump unlock unpause unrescue unshelve update usage usage-list version-list volume-attach volume-attachments volume-detach volume-update'
    elif [ -n "$command" ] && [[ $current != -* ]]; then
        # what is not an option is a name, asked for only where somebody wants it
        words=
        [ -z "${NOVA_COMPLETE_NAMES:-}" ] || words=$(nova list --minimal -f value 2>/dev/null | cut -d' ' -f2-)
    fi
    local IFS=$' \t\n'
    COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _nova nova
